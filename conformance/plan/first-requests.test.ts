import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { firstRequests } from './first-requests.js';

test('a path in another script is sent percent-encoded', () => {
  const { listPets } = petsContract.operations;
  expect(listPets).toBeDefined();
  const operations = listPets === undefined ? {} : { read: { ...listPets, path: '/本' } };
  const [first] = firstRequests({ ...petsContract, operations });
  expect(first?.request.path).toBe('/%E6%9C%AC');
});
