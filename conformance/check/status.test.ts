import { expect, test } from 'vitest';
import { contractOf } from '../contract-of.js';
import type { RecordedStatus } from '../fixture-format/fixture.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { gatherFacts } from './exchange-facts.js';
import { checkStatus } from './status.js';
import { formatDifference } from '../difference/difference.js';

const contract = contractOf(petsContract);

function violationOf(status: RecordedStatus, live: number): string | undefined {
  const recorded = {
    operation: 'getPet',
    request: { method: 'GET', path: '/pets/3' },
    response: { status },
  };
  const received = { status: live, headers: {}, bytes: Buffer.alloc(0), cut: false };
  const violation = checkStatus(gatherFacts({ contract, recorded, received }));
  if (violation === undefined) return undefined;
  const { expected, actual } = formatDifference(violation);
  return `${expected} | ${actual}`;
}

test.each<[RecordedStatus, number]>([
  ['4XX', 400],
  ['4XX', 422],
  [404, 404],
  [200, 200],
])('%s allows %i', (recorded, live) => {
  expect(violationOf(recorded, live)).toBeUndefined();
});

test.each<[RecordedStatus, number, string]>([
  ['4XX', 500, 'status 4XX | status 500, no body'],
  ['4XX', 200, 'status 4XX | status 200, no body'],
  [200, 201, 'status 200 | status 201, no body'],
  [404, 500, 'status 404 | status 500, no body'],
  [404, 400, 'status 404 | status 400, no body'],
])('%s rejects %i', (recorded, live, want) => {
  expect(violationOf(recorded, live)).toBe(want);
});
