import { expect, test } from 'vitest';
import { loadContract } from '../load-contract.js';
import { requestMutants } from '../request-mutants/request-mutants.js';
import { judgeMutants } from '../testing/judge-mutants.js';
import { openRawJudge } from '../testing/judge-raw-requests.js';

const mutants = requestMutants();

test('every operation has mutants of its own, each in other bytes and with a twin that differs', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(1_000);
  expect(new Set(mutants.map(({ wrong }) => wrong)).size).toBe(mutants.length);
  expect(mutants.filter(({ wrong, mended }) => wrong === mended)).toEqual([]);
  const operations = Object.keys(loadContract().described.operations);
  const few = operations.filter(
    (id) => mutants.filter(({ operation }) => operation === id).length < 45,
  );
  expect(few).toEqual([]);
});

test('some mutants of each operation are found, and their mended twins are not', async () => {
  const raw = await openRawJudge();
  const some = mutants.filter((_, index) => index % 19 === 0);
  const judged = await judgeMutants(raw, some);
  await raw.close();
  for (const { name, expected, found, requirements, foundInMended } of judged) {
    expect({ name, found, count: requirements.length, foundInMended }).toEqual({
      name,
      found: expected,
      count: 1,
      foundInMended: [],
    });
  }
});
