import { expect, test } from 'vitest';
import { fillValue } from './fill-value.js';
import { SchemaBook } from './schema-book.js';

const book = new SchemaBook({
  Node: {
    type: 'object',
    required: ['next'],
    properties: { next: { anyOf: [{ $ref: '#/schemas/Node' }, { type: 'null' }] } },
  },
  Cat: {
    type: 'object',
    required: ['kind', 'lives'],
    properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
  },
  Dog: { type: 'object', required: ['kind'], properties: { kind: { const: 'dog' } } },
});

test.each([
  [{ const: 7 }, 7],
  [{ enum: [null, 'a'] }, 'a'],
  [{ type: ['null', 'string'], format: 'date' }, '2024-01-15'],
  [{ type: 'string', minLength: 6 }, 'namena'],
  [{ type: 'string', maxLength: 2 }, 'na'],
  [{ type: 'string', pattern: '^[0-9]{4}$' }, '0000'],
  [{ type: 'string', format: 'uuid' }, '3f2b8c1e-5d4a-4b6c-9e7f-0a1b2c3d4e5f'],
  [{ type: 'integer', exclusiveMinimum: 3 }, 4],
  [{ type: 'integer', maximum: -2 }, -2],
  [{ type: 'number', multipleOf: 0.5, minimum: 1.2 }, 1.5],
  [{ type: 'integer', default: '8' }, 0],
  [{ type: 'array', items: { type: 'boolean' }, minItems: 2 }, [false, false]],
  [{ type: 'array', uniqueItems: true, minItems: 2, items: { type: 'string' } }, ['name', 'name2']],
  [{ type: 'object', required: ['a'], additionalProperties: { type: 'integer' } }, { a: 0 }],
  [
    { allOf: [{ required: ['a'] }, { properties: { a: { minimum: 1 }, b: { const: 2 } } }] },
    { a: 1, b: 2 },
  ],
  [{ type: 'object', properties: { a: { type: 'string', writeOnly: true } } }, {}],
])('the schema %j gives %j', (schema, expected) => {
  expect(fillValue(schema, { book, name: 'name' })).toEqual(expected);
});

test('an option of a union is the one that the hint looks like', () => {
  const schema = { oneOf: [{ $ref: '#/schemas/Cat' }, { $ref: '#/schemas/Dog' }] };
  expect(fillValue(schema, { book, name: 'pet' })).toEqual({ kind: 'cat', lives: 0 });
  expect(fillValue(schema, { book, name: 'pet', hint: { kind: 'dog' } })).toEqual({ kind: 'dog' });
});

test('a hint stays as it is where the schema allows it, and only there', () => {
  const schema = {
    type: 'object',
    required: ['age', 'name'],
    properties: {
      age: { type: 'integer', maximum: 30 },
      name: { type: 'string' },
      tag: { type: 'string' },
    },
  };
  const hint = { name: 'Rex', age: 99 };
  expect(fillValue(schema, { book, hint, keepsHint: true, name: 'pet' })).toEqual({
    name: 'Rex',
    age: 0,
  });
});

test('a hint without the format of its schema is replaced', () => {
  const schema = { type: 'string', format: 'uuid' };
  const expected = '3f2b8c1e-5d4a-4b6c-9e7f-0a1b2c3d4e5f';
  expect(fillValue(schema, { book, hint: 'batch-1', name: 'id' })).toBe(expected);
});

test('a schema that contains itself ends', () => {
  const text = JSON.stringify(fillValue({ $ref: '#/schemas/Node' }, { book, name: 'node' }));
  expect(text.length).toBeLessThan(300);
  expect(text).toContain('{"next":{"next":');
});

test('a schema with thousands of branches ends', () => {
  const wide = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`p${index}`, { $ref: '#/schemas/Wide' }]),
  );
  const wideBook = new SchemaBook({
    Wide: { type: 'object', required: Object.keys(wide), properties: wide },
  });
  const text = JSON.stringify(
    fillValue({ $ref: '#/schemas/Wide' }, { book: wideBook, name: 'wide' }),
  );
  expect(text.length).toBeLessThan(2_000_000);
});
