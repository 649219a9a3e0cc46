import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['upload-4-gb-at-most', 'uploads/create/sizes', 'UPLOAD-01'],
  ['upload-without-purpose', 'uploads/create/each-claimed-purpose', 'UPLOAD-04'],
  ['upload-bytes-that-came', 'uploads/create/sizes', 'UPLOAD-04'],
  ['expiry-of-upload-dropped', 'uploads/create/expiry-bounds', 'EXPIRY-10'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);
