import { expect, test } from 'vitest';
import type { Exchange } from '../fixture-format/fixture.js';
import type { Requirement } from '@upspec/document';
import { roleOf } from './exchange-role.js';

const coverage = new Map([
  ['createPet.201', 'PETS-01'],
  ['feedPet.200', 'FOOD-01'],
  ['readPet.200', 'READ-01'],
]);

const stated = new Map<string, Requirement>();
stated.set('LOOK-01', {
  id: 'LOOK-01',
  level: 'observe',
  text: 'Not documented.',
  evidence: [],
  covers: [],
  capability: 'pets',
  operations: [],
});

interface Step {
  readonly operation: string;
  readonly status: number;
  readonly requirements?: readonly string[];
}

function rolesOf(requirements: readonly string[] | undefined, steps: readonly Step[]): string {
  const exchanges = steps.map(({ operation, status, requirements: own }): Exchange => ({
    operation,
    ...(own !== undefined && { requirements: own }),
    request: { method: 'POST', path: '/pets' },
    response: { status },
  }));
  const fixture = { exchanges, ...(requirements !== undefined && { requirements }) };
  return exchanges
    .map((recorded) => roleOf({ coverage, requirements: stated }, { recorded, fixture }))
    .join(' ');
}

const create = { operation: 'createPet', status: 201 };
const feed = { operation: 'feedPet', status: 200 };
const read = { operation: 'readPet', status: 200 };

test('a case without requirements tests each of its exchanges', () => {
  expect(rolesOf(undefined, [create, feed])).toBe('subject subject');
});

test('a rejection is tested, and a success of the same operation before it is a step', () => {
  expect(rolesOf(['FOOD-04'], [create, feed, { ...feed, status: 400 }])).toBe(
    'setup setup subject',
  );
});

test('the exchange whose status the tested requirement states is tested', () => {
  expect(rolesOf(['FOOD-01', 'PETS-03'], [create, feed])).toBe('setup subject');
});

test('an exchange with a tested requirement of its own is tested, and another one is a step', () => {
  const declared = { ...feed, requirements: ['FOOD-02'] };
  expect(rolesOf(['FOOD-02'], [create, feed, declared])).toBe('setup setup subject');
  expect(rolesOf(['FOOD-02'], [create, { ...read, requirements: ['READ-01'] }, declared])).toBe(
    'setup setup subject',
  );
});

test('without any of these, the exchanges of the group of a tested requirement are tested', () => {
  expect(rolesOf(['FOOD-07'], [create, feed, feed])).toBe('setup subject subject');
});

test('what no requirement states is tested where it comes last', () => {
  const other = { operation: 'washPet', status: 200 };
  expect(rolesOf(['FOOD-07'], [other, other])).toBe('setup subject');
});

test('a case that only observes looks at its last exchange', () => {
  expect(rolesOf(['LOOK-01'], [create, feed])).toBe('setup subject');
});
