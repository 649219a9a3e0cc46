import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['delete-204', 'files/delete/same-name', 'DELETE-01'],
  ['delete-tells-false', 'files/delete/same-name', 'DELETE-01'],
  ['delete-still-retrieved', 'files/delete/same-name', 'DELETE-02'],
  ['delete-still-downloaded', 'files/delete/same-content', 'DELETE-02'],
  ['delete-same-name-too', 'files/delete/same-name', 'DELETE-05'],
  ['delete-same-content-too', 'files/delete/same-content', 'DELETE-05'],
  ['file-same-id-for-same-name', 'files/delete/same-name', 'FILE-02'],
  ['file-same-id-for-same-content', 'files/delete/same-name-and-content', 'FILE-02'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

test('a deleted file that is still listed is found, and is not reported as a missing file', async () => {
  const only = 'files/delete/out-of-a-list';
  const result = await checkWithFault('delete-still-listed', only);
  expect(result.verdict).toBe('fail');
  expect(result.requirements).toContain('DELETE-02');
  expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'observed', requirements: [] });
});
