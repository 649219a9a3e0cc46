import { expect, test } from 'vitest';
import { mostItems, type Expected } from './bound-response.js';

const mebibyte = 1_048_576;

test.each<[string, Expected, number]>([
  ['an object', { isPage: false }, mebibyte],
  ['a list', { isPage: true }, 16 * mebibyte],
  ['a content of 65 MiB', { body: { base64: 'eA==', length: 65 * mebibyte } }, 66 * mebibyte],
  ['a content of some bytes', { body: { base64: 'eHk=' } }, mebibyte + 4],
  ['a text of another script', { body: { text: 'żółw' } }, mebibyte + 7],
  ['JSON', { body: { json: { a: 1 } } }, mebibyte + 7],
])('%s is kept whole, and bounded', (_, given, want) => {
  expect(mostItems(given)).toBe(want);
});
