import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { derivedIds } from './derived-ids.js';
import { requirementOf } from './requirement-of.js';

test.each([
  [
    'createPet.201',
    'POST /pets: the response with status 201 MUST match the document',
    ['createPet'],
  ],
  [
    'createPet.header.location',
    'POST /pets: the header location MUST match the document',
    ['createPet'],
  ],
  ['Pet.name', 'The property name of each Pet MUST match its schema', []],
  ['Pet', 'Each Pet MUST match its schema', []],
])('%s is derived as a must', (id, text, operations) => {
  const { level, ...derived } = requirementOf(petsContract, id);
  expect(level).toBe('must');
  expect(derived.text).toBe(text);
  expect(derived.operations).toEqual(operations);
});

test('a requirement that the document states is that one', () => {
  const stated = {
    id: 'PET-01',
    level: 'should' as const,
    capability: 'pets',
    text: 'Pets have names.',
    evidence: [],
    operations: [],
    covers: ['Pet.name'],
  };
  expect(requirementOf({ ...petsContract, requirements: [stated] }, 'PET-01')).toBe(stated);
});

test('a rule that holds for any API says so, with its source', () => {
  expect(requirementOf(petsContract, 'rule.not-json')).toEqual({
    id: 'rule.not-json',
    level: 'must',
    capability: '',
    text: 'A response that the document declares as JSON MUST be JSON.',
    evidence: ['RFC 8259, section 2'],
    operations: [],
    covers: ['rule.not-json'],
  });
});

test('the ids that derive from a contract are those of its responses, headers and properties', () => {
  expect(derivedIds(petsContract)).toEqual(
    expect.arrayContaining(['createPet.201', 'createPet.header.location', 'Pet.name', 'Pet']),
  );
});
