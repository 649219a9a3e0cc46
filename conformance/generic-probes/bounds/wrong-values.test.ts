import { expect, test } from 'vitest';
import { openContract } from '../../contract/open-contract.js';
import { SchemaBook } from '../../mock/schema-book.js';
import { wrongValues } from './wrong-values.js';

function reasonsFor(schema: object, valid: unknown): readonly string[] {
  const schemas = { Sent: { ...schema } };
  const book = new SchemaBook(schemas);
  const judge = openContract({ schemas: JSON.parse(JSON.stringify(schemas)) }, 'request');
  const wrong = wrongValues({ book, judge, schema: 'Sent', valid });
  return wrong.map(({ kind, reason, value }) => `${kind}: ${reason}: ${JSON.stringify(value)}`);
}

test('a value is wrong just outside of each bound, and in one thing alone', () => {
  const schema = {
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 4 },
      size: { type: 'integer', minimum: 1, maximum: 9 },
    },
  };
  expect(reasonsFor(schema, { name: 'abc', size: 5 })).toEqual([
    'type: the body is not of type object: ["unexpected"]',
    'type: the body is null: null',
    'required: the body lacks name: {"size":5}',
    'additional: the body has the property unexpectedProperty: {"name":"abc","size":5,"unexpectedProperty":true}',
    'type: /name is not of type string: {"name":{"unexpected":true},"size":5}',
    'type: /name is null: {"name":null,"size":5}',
    'length: /name is shorter than 2 characters: {"name":"a","size":5}',
    'length: /name is longer than 4 characters: {"name":"abcxx","size":5}',
    'type: /size is not of type integer: {"name":"abc","size":"unexpected"}',
    'type: /size is null: {"name":"abc","size":null}',
    'range: /size is below 1: {"name":"abc","size":0}',
    'range: /size is above 9: {"name":"abc","size":10}',
    'type: /size is not an integer: {"name":"abc","size":1.5}',
  ]);
});

test('what another option of a union allows is not wrong', () => {
  const union = { anyOf: [{ type: 'string', maxLength: 2 }, { type: 'null' }] };
  const schema = { type: 'object', properties: { note: union } };
  expect(reasonsFor(schema, { note: 'ab' }).filter((each) => each.includes('/note'))).toEqual([
    'type: /note is not of type string or null: {"note":{"unexpected":true}}',
    'length: /note is longer than 2 characters: {"note":"abx"}',
  ]);
});

test('lists are wrong by their items as well', () => {
  const items = { type: 'string', enum: ['a', 'b'] };
  const schema = { type: 'array', items, minItems: 1, maxItems: 2, uniqueItems: true };
  expect(reasonsFor(schema, ['a']).filter((each) => !each.startsWith('type'))).toEqual([
    'items: the body has fewer than 1 items: []',
    'items: the body has more than 2 items: ["a","a","a"]',
    'items: the body repeats an item: ["a","a"]',
    'enum: /0 is not one of the declared values: ["unheard-of"]',
  ]);
});
