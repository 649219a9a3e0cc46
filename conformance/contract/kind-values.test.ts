import { expect, test } from 'vitest';
import { kindValues } from './kind-values.js';

test('a kind is what a property with one value is called, however deep its schema is', () => {
  expect(
    kindValues({
      Cat: { properties: { kind: { const: 'cat' }, name: { type: 'string' } } },
      Dog: { allOf: [{ properties: { kind: { type: 'string', enum: ['dog'] } } }] },
      Either: { properties: { kind: { enum: ['cat', 'dog'] }, deleted: { const: true } } },
    }),
  ).toEqual(new Map([['kind', new Set(['cat', 'dog'])]]));
});
