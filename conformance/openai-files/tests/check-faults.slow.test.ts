import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import {
  violatedBy,
  adviceFor,
  checkFaultRow,
  expectedOf,
  faultTable,
  type FaultRow,
} from '../testing/fault-table.js';

// The commands of a finding create every file that its case created, some ten thousand.
const LONG = { timeout: 3_600_000 };

test.each(faultTable.large)(
  '%s fails %s with --large, found as %s',
  LONG,
  async (...row: FaultRow) => {
    const [fault, only] = row;
    const result = await checkWithFault(fault, only, { large: true, timeout: 60_000, jobs: 8 });
    expect(result, adviceFor(row)).toEqual({
      verdict: 'fail',
      requirements: expectedOf(row, 'case'),
    });
  },
);

// One case after the other, because the first of several parallel cases to find a fault is random.
test.concurrent.each(faultTable.found)(
  '%s is found by the folder of %s as %s and its other listed requirements, and as nothing more',
  async (...row: FaultRow) => {
    const [fault, only] = row;
    const cases = await checkFaultRow([fault], only, { jobs: 1, isFolder: true });
    expect(violatedBy(row, cases, 'folder'), adviceFor(row)).toEqual(expectedOf(row, 'folder'));
  },
);
