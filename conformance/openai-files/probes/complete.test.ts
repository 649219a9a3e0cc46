import { expect, test } from 'vitest';
import { serve } from '../serve.js';
import { checkCase, checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

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
testConforming(names);

test('a limit of 10 kB is found on a server with short part ids', async () => {
  const apiKey = 'sk-key-of-this-test';
  const fault = ['part-ids-of-each-upload', 'complete-10-kb-at-most'];
  const server = await serve({ apiKey, fault });
  const only = ['uploads/complete/hundreds-of-parts'];
  const result = await checkCase({ url: server.url, apiKey, only });
  await server.close();
  expect(result).toEqual({ verdict: 'fail', requirements: ['COMPLETE-14'] });
});

test('a limit of 100 kB is found by the size of the body, as COMPLETE-20 alone', async () => {
  const only = 'uploads/complete/over-100-kb';
  expect(await checkWithFault('complete-100-kb-at-most', only)).toEqual({
    verdict: 'warn',
    requirements: ['COMPLETE-20'],
  });
  // A limit of 10 kB violates COMPLETE-14, which another case finds.
  const less = await checkWithFault('complete-10-kb-at-most', only);
  expect(less.requirements).toEqual([]);
  expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
});

test.each([
  [undefined, 'observed'],
  ['complete-100-kb-at-most', 'observed'],
])('with the fault %s, a body of 1 MiB is %s', async (fault, verdict) => {
  expect(await checkWithFault(fault, 'uploads/complete/over-1-mib')).toEqual({
    verdict,
    requirements: [],
  });
});
