import { expect, test } from 'vitest';
import { SchemaBook } from './schema-book.js';
import { suffixedId } from './suffixed-id.js';

test.each([
  ['any text', { type: 'string' }, 'a1', 'a1/x'],
  ['a text with a pattern', { type: 'string', pattern: '^a' }, 'a1', 'a1'],
  ['a UUID', { type: 'string', format: 'uuid' }, 'a1', 'a1'],
  ['a number', { type: 'integer' }, 1, 1],
])('a suffix is added to %s only where its schema allows it', (_, schema, id, expected) => {
  expect(suffixedId({ book: new SchemaBook({}), idSuffix: '/x' }, schema, id)).toBe(expected);
});
