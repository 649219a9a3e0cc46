import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.js';

describe('contentDisposition', () => {
  it.each([
    { name: 'a plain name', given: 'a b.jsonl', want: 'attachment; filename="a b.jsonl"' },
    { name: 'quotes', given: 'a"b\\c', want: String.raw`attachment; filename="a\"b\\c"` },
    {
      name: 'letters beyond ASCII',
      given: '你.txt',
      want: `attachment; filename="_.txt"; filename*=UTF-8''%E4%BD%A0.txt`,
    },
    {
      name: 'control letters',
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
});
