import { expect, test } from 'vitest';
import { cutLine } from './cut-line.js';

test.each([
  ['The server MUST respond with 404', 40, 'The server MUST respond with 404'],
  ['The server MUST respond with 404', 32, 'The server MUST respond with 404'],
  ['The server MUST respond with 404', 20, 'The server MUST …'],
  ['The server MUST respond with 404', 17, 'The server MUST …'],
  ['{"id":"file-0123456789"}', 12, '{"id":"fil…'],
  ['a file-0123456789', 12, 'a file-012…'],
  ['🙂🙂🙂🙂🙂', 4, '🙂🙂…'],
  [
    'body /error/code of GET /files/file-000000unknown',
    40,
    'body /error/code of GET /files/file-00…',
  ],
])('%j in %i columns is %j', (text, width, expected) => {
  expect(cutLine(text, width)).toBe(expected);
});
