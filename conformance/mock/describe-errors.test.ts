import { expect, test } from 'vitest';
import { openContract } from '../contract/open-contract.js';
import { describeErrors } from './describe-errors.js';

test('a nullable value that its schema rejects is described by that schema alone', () => {
  const pet = { type: 'object', required: ['name'], properties: { age: { minimum: 0 } } };
  const judge = openContract({ schemas: { Pet: { anyOf: [pet, { type: 'null' }] } } }, 'request');
  const value = { age: -1 };
  const judgement = judge.judge('Pet', value);
  const errors = judgement.kind === 'invalid' ? judgement.errors : [];
  expect(describeErrors(errors, { location: '#', value })).toEqual([
    { location: '#/name', message: 'is missing; it is required' },
    { location: '#/age', message: 'must be >= 0, but it is -1' },
  ]);
});
