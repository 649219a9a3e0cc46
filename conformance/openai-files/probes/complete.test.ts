import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['complete-in-order-of-arrival', 'uploads/complete/eight-reversed', 'COMPLETE-03'],
  ['complete-in-order-of-arrival', 'uploads/complete/eight-shuffled', 'COMPLETE-03'],
  ['complete-ascending-only', 'uploads/complete/eight-last-first', 'COMPLETE-03'],
  ['complete-newest-first', 'uploads/complete/eight-last-first', 'COMPLETE-03'],
  ['complete-10-kb-at-most', 'uploads/complete/hundreds-of-parts', 'COMPLETE-14'],
  ['complete-100-parts-at-most', 'uploads/complete/hundreds-of-parts', 'COMPLETE-14'],
  ['complete-total-of-all-parts', 'uploads/complete/sum-of-the-named', 'COMPLETE-04'],
  ['complete-total-unchecked', 'uploads/complete/sum-of-the-named', 'COMPLETE-04'],
  ['complete-foreign-part-taken', 'uploads/complete/part-of-a-cancelled-upload', 'COMPLETE-07'],
  ['complete-md5-ignored', 'uploads/complete/md5-of-other-bytes', 'COMPLETE-05'],
  ['complete-without-file', 'uploads/complete/its-file', 'COMPLETE-02'],
  ['complete-file-id-only', 'uploads/complete/its-file', 'COMPLETE-02'],
  ['complete-another-name', 'uploads/complete/its-file', 'COMPLETE-11'],
  ['complete-another-purpose', 'uploads/complete/its-file', 'COMPLETE-11'],
  ['complete-bytes-zero', 'uploads/complete/its-file', 'COMPLETE-11'],
  ['complete-file-not-retrieved', 'uploads/complete/its-file', 'COMPLETE-13'],
  ['complete-file-not-downloaded', 'uploads/complete/its-file', 'COMPLETE-13'],
  ['complete-file-not-deleted', 'uploads/complete/its-file', 'COMPLETE-13'],
  ['complete-file-not-listed', 'uploads/complete/its-file-listed', 'COMPLETE-13'],
  ['upload-listed-while-pending', 'uploads/complete/its-file-listed', 'UPLOAD-14'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
test.concurrent.each(names)('%s finds nothing on a conforming server', async (only) => {
  expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
});
