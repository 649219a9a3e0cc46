import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { checkFaultRow, violatedIn } from '../testing/fault-table.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['retrieve-part-of-id-taken', 'files/retrieve/id-shorter', 'RETRIEVE-02'],
  ['retrieve-part-of-id-taken', 'files/retrieve/id-beginning', 'RETRIEVE-02'],
  ['retrieve-id-of-another-case', 'files/retrieve/id-another-case', 'RETRIEVE-02'],
  ['retrieve-id-trimmed', 'files/retrieve/id-blank-behind', 'RETRIEVE-02'],
  ['retrieve-id-trimmed', 'files/retrieve/id-newline-behind', 'RETRIEVE-02'],
  ['content-unknown-empty', 'files/retrieve/id-longer', 'CONTENT-04'],
  ['delete-unknown-true', 'files/retrieve/id-nul-behind', 'DELETE-03'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

test('a response without the id that a probe needs is reported once, and skips the probe', async () => {
  const name = 'files/retrieve/id-longer';
  const cases = await checkFaultRow(['file-in-data'], name);
  expect(violatedIn(cases)).toEqual(['FILE-01']);
  expect(cases.find((each) => each.name === name)?.verdict).toBe('skip');
});
