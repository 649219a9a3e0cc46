import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.js';

describe('contentDisposition', () => {
  it.each([
    { name: 'a plain name', given: 'a b.jsonl', want: 'attachment; filename="a b.jsonl"' },
    { name: 'quotes', given: 'a"b\\c', want: String.raw`attachment; filename="a\"b\\c"` },
    { name: 'a path', given: '/a/b.txt', want: 'attachment; filename="/a/b.txt"' },
    { name: 'a percent sign', given: '100% of it', want: 'attachment; filename="100% of it"' },
    {
      name: 'a name that looks percent-encoded',
      given: 'a%20b.txt',
      want: `attachment; filename="a%20b.txt"; filename*=UTF-8''a%2520b.txt`,
    },
    {
      name: 'characters that an extended value cannot contain',
      given: `é'(*)%;`,
      want: `attachment; filename="_'(*)%;"; filename*=UTF-8''%C3%A9%27%28%2A%29%25%3B`,
    },
    {
      name: 'non-ASCII characters',
      given: '你.txt',
      want: `attachment; filename="_.txt"; filename*=UTF-8''%E4%BD%A0.txt`,
    },
    {
      name: 'control characters',
      given: 'a\r\nb',
      want: `attachment; filename="a__b"; filename*=UTF-8''a%0D%0Ab`,
    },
    {
      name: 'half an emoji',
      given: '\ud83d',
      want: `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`,
    },
  ])('writes $name', ({ given, want }) => {
    expect(contentDisposition(given)).toBe(want);
  });

  it('stays below 16 KiB for any name', () => {
    expect(contentDisposition('你'.repeat(40_000)).length).toBeLessThan(13_000);
  });

  it('truncates a long name between two characters', () => {
    expect(contentDisposition('a' + '你'.repeat(40_000))).toBe(
      `attachment; filename="a${'_'.repeat(999)}"; filename*=UTF-8''a${'%E4%BD%A0'.repeat(999)}`,
    );
  });
});
