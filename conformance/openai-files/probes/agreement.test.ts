import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['file-another-name-in-the-list', 'files/agreement/a-second-later', 'FILE-09'],
  ['file-no-bytes-in-the-list', 'files/agreement/a-second-later', 'FILE-09'],
  ['file-another-purpose-when-retrieved', 'files/agreement/each-purpose', 'FILE-09'],
  ['file-another-time-when-retrieved', 'files/agreement/a-second-later', 'FILE-09'],
  ['file-time-of-the-answer', 'files/agreement/a-second-later', 'FILE-09'],
  ['file-no-expiry-when-retrieved', 'files/agreement/expiry', 'FILE-09'],
  ['list-by-name', 'files/agreement/a-second-later', 'LIST-06'],
  ['list-oldest-first', 'files/agreement/a-second-later', 'LIST-06'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);
