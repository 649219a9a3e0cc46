import { expect, test } from 'vitest';
import type { Comparison } from '@upspec/document';
import { compareSent } from './compare-sent.js';

const property = {
  mode: 'equal',
  required: false,
  nullable: false,
  writeOnly: false,
  readOnly: false,
} as const;
const comparisons: Readonly<Record<string, Comparison>> = {
  Pet: {
    properties: {
      name: property,
      born: { ...property, mode: 'time' },
      secret: { ...property, writeOnly: true },
      tags: { ...property, schema: 'Tags' },
    },
  },
  Tags: { properties: {}, items: { mode: 'equal' } },
};
const described = { operations: {}, resources: {}, inferences: [], comparisons };

test.each([
  ['a declared value that is absent', { name: 'Rex' }, {}, ['/name']],
  ['another value', { name: 'Rex' }, { name: 'Max' }, ['/name']],
  ['an item of a list', { tags: ['a', 'b'] }, { tags: ['a', 'c'] }, ['/tags/1']],
  ['a list of another length', { tags: ['a', 'b'] }, { tags: ['a'] }, ['/tags']],
  [
    'one time at two offsets',
    { born: '2026-01-01T02:00:00+02:00' },
    { born: '2026-01-01T00:00:00Z' },
    [],
  ],
  ['a secret', { secret: 'x' }, {}, []],
  ['a property that the representation does not declare', { note: 'x' }, {}, []],
])('%s', (_, sent, value, expected) => {
  const lost = compareSent(described, sent, { schema: 'Pet', value });
  expect(lost.map(({ pointer }) => pointer)).toEqual(expected);
});

test('a change of white space, case or Unicode form is a normalization', () => {
  const lost = compareSent(
    described,
    { name: ' Cafe\u0301 ' },
    { schema: 'Pet', value: { name: 'caf\u00e9' } },
  );
  expect(lost.map(({ isNormalized }) => isNormalized)).toEqual([true]);
});
