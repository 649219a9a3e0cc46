import { expect, test } from 'vitest';
import { insertVariables } from './insert-variables.js';

const names = new Map([
  ['file-aaa', 'id1'],
  ['file-aaab', 'id2'],
]);

test.each([
  ['in single quotes', "curl '/files/file-aaa/x'", `curl '/files/'"$id1"'/x'`],
  ['in double quotes', 'curl "/files/file-aaa?key=$KEY"', 'curl "/files/${id1}?key=$KEY"'],
  ['in no quotes', 'curl /files/file-aaa', 'curl /files/"$id1"'],
  ['behind an escaped quote', `curl 'it'\\''s file-aaa'`, `curl 'it'\\''s '"$id1"''`],
  ['behind an escaped quote in quotes', 'curl "a\\"file-aaa"', 'curl "a\\"${id1}"'],
  ['the longer one first', "curl 'file-aaab'", `curl ''"$id2"''`],
])('a variable is put %s', (_, command, expected) => {
  expect(insertVariables(command, names)).toBe(expected);
});
