import { expect, test } from 'vitest';
import { atBody, atStatus } from '../difference/location.js';
import { statusOf, valueOf } from '../difference/reading.js';
import type { Finding } from '../verdict/finding.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { deviationOf } from './deviation-of.js';

const finding: Finding = {
  requirement: 'PETS-01',
  kind: 'status',
  location: atStatus,
  expected: statusOf(200),
  actual: statusOf(404, ': No such pet: pet-1a2b3c4d'),
  exchange: 2,
  request: 'GET /pets/pet-1a2b3c4d',
  curl: 'curl …',
};

function isSame(other: Partial<Finding>): boolean {
  const expected = deviationOf(finding, petsContract);
  return deviationOf({ ...finding, ...other }, petsContract) === expected;
}

test('ids, details and positions do not make a difference another one', () => {
  expect(isSame({ request: 'GET /pets/kitty', exchange: 5 })).toBe(true);
  expect(isSame({ actual: statusOf(404, ': gone') })).toBe(true);
});

test.each<[string, Partial<Finding>]>([
  ['requirement', { requirement: 'PETS-02' }],
  ['operation', { request: 'DELETE /pets/pet-1a2b3c4d' }],
  ['status', { actual: statusOf(500) }],
  ['location', { location: atBody('/name'), actual: valueOf('Tom') }],
])('another %s is another difference', (_, other) => {
  expect(isSame(other)).toBe(false);
});
