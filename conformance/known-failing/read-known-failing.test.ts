import { expect, test } from 'vitest';
import { readKnownFailing } from './read-known-failing.js';

test('a mapping of patterns to reasons is read, with its locations', () => {
  const text = `# of our gateway
uploads/complete/**: ignores md5, see #12
"ERROR-*": 'errors are plain text'
`;
  expect(readKnownFailing(text, 'known.yaml')).toEqual({
    ok: true,
    entries: [
      { pattern: 'uploads/complete/**', reason: 'ignores md5, see', location: 'known.yaml:2:1' },
      { pattern: 'ERROR-*', reason: 'errors are plain text', location: 'known.yaml:3:1' },
    ],
  });
});

test.each(['', '# nothing yet\n', '{}'])('%j is a list without entries', (text) => {
  expect(readKnownFailing(text, 'known.yaml')).toEqual({ ok: true, entries: [] });
});

test('all errors are reported, each with its location', () => {
  const text = 'a/b:\nc/d: ""\n? [e]\n: f\ng: {h: i}\n';
  expect(readKnownFailing(text, 'known.yaml')).toEqual({
    ok: false,
    errors: [
      'known.yaml:1:1: "a/b" has no reason; each entry says why it fails',
      'known.yaml:2:1: "c/d" has no reason; each entry says why it fails',
      expect.stringMatching(
        /^known\.yaml:3:3: a pattern must be a text; the list is a YAML mapping/,
      ),
      'known.yaml:5:1: "g" has no reason; each entry says why it fails',
    ],
  });
});

test.each([
  ['- a: b\n', /^known\.yaml:1:1: a sequence; the list is a YAML mapping/],
  ['a/b\n', /^known\.yaml:1:1: a single value; the list is a YAML mapping/],
  ['a: "b\n', /^known\.yaml:2:1: Missing closing "quote; the list is/],
  ['a: b\na: c\n', /^known\.yaml:2:1: Map keys must be unique; the list is/],
])('%j is rejected', (text, want) => {
  expect(readKnownFailing(text, 'known.yaml')).toEqual({
    ok: false,
    errors: [expect.stringMatching(want)],
  });
});
