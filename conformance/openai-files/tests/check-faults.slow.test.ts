import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import {
  accusedOf,
  adviceFor,
  checkFaulty,
  expectedOf,
  faultTable,
  type FaultRow,
} from '../testing/fault-table.js';

test.each(faultTable.large)('%s fails %s with --large, found as %s', async (...row: FaultRow) => {
  const [fault, only] = row;
  const told = await checkWithFault(fault, only, { large: true, timeout: 60_000, jobs: 8 });
  expect(told, adviceFor(row)).toEqual({ verdict: 'fail', requirements: expectedOf(row, 'case') });
});

// One case after the other, because the first of several parallel cases to find a fault is random.
test.concurrent.each(faultTable.found)(
  '%s is found by the folder of %s as %s and its other listed requirements, and as nothing more',
  async (...row: FaultRow) => {
    const [fault, only] = row;
    const cases = await checkFaulty([fault], only, { jobs: 1, isFolder: true });
    expect(accusedOf(row, cases, 'folder'), adviceFor(row)).toEqual(expectedOf(row, 'folder'));
  },
);
