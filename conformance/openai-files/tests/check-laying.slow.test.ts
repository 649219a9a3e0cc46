import { expect, test } from 'vitest';
import { singleDefects, violatedBehind, violatedWith } from '../testing/single-defects.js';

// A server has one violation, and every case is run: only that violation must be reported.

test.concurrent.each(singleDefects)(
  'a server that $given is reported only for that',
  async ({ fault, want }) => {
    expect(await violatedBehind(fault)).toEqual(new Set(want));
  },
);

// Many cases detect this violation, and each of them must report the same requirement.
test.concurrent.each([
  ['error-as-html', 'ERROR-09'],
  ['complete-newest-first', 'COMPLETE-03'],
  ['file-time-in-milliseconds', 'FILE-04'],
  ['upload-time-in-milliseconds', 'UPLOAD-05'],
  ['complete-file-id-only', 'COMPLETE-02'],
  ['content-redirected', 'CONTENT-01'],
])('a server with %s violates %s only', async (fault, want) => {
  expect(await violatedWith(fault)).toEqual(new Set([want]));
});
