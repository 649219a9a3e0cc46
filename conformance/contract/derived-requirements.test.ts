import { expect, test } from 'vitest';
import { contractOf } from '../contract-of.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { derivedRequirements } from './derived-requirements.js';

const contract = contractOf(petsContract);

function derivedOf(operation: string, status: number): readonly string[] {
  const request = { method: 'GET', path: '/' };
  return derivedRequirements(
    { exchanges: [{ operation, request, response: { status } }] },
    contract,
  );
}

test('the requirements of a response are its status, its headers, its schema and each property', () => {
  const ids = derivedOf('createPet', 201);
  expect(ids).toContain('createPet.201');
  expect(ids).toContain('createPet.header.location');
  expect(ids).toContain('Pet.name');
});

test('the objects of a list have the requirements of their schema', () => {
  expect(derivedOf('listPets', 200)).toContain('Pet.name');
});

test('what the document does not declare has no requirements', () => {
  expect(derivedOf('createPet', 299)).not.toContain('Pet.name');
  expect(derivedOf('noSuchOperation', 200)).toEqual([]);
});

test('what a stated requirement covers has its id', () => {
  const covered = contractOf({
    ...petsContract,
    requirements: [
      {
        id: 'PETS-01',
        level: 'must',
        capability: '',
        text: 'A pet keeps its name.',
        evidence: [],
        operations: [],
        covers: ['Pet.name'],
      },
    ],
  });
  const request = { method: 'POST', path: '/pets' };
  const exchanges = [{ operation: 'createPet', request, response: { status: 201 } }];
  const ids = derivedRequirements({ exchanges }, covered);
  expect(ids).toContain('PETS-01');
  expect(ids).not.toContain('Pet.name');
});
