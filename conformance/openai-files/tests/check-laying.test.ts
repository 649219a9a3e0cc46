import { expect, test } from 'vitest';
import { violatedBehind, violatedWith, commonDefects } from '../testing/single-defects.js';

// A server has one violation, and every case is run: only that violation must be reported.

test.concurrent.each(commonDefects)(
  'a server that $given is reported only for that',
  async ({ fault, want }) => {
    expect(await violatedBehind(fault)).toEqual(new Set(want));
  },
);

// Many cases detect this violation, and each of them must report the same requirement.
test.concurrent.each([
  ['error-as-html', 'ERROR-09'],
  ['complete-newest-first', 'COMPLETE-03'],
])('a server with %s violates %s only', async (fault, want) => {
  expect(await violatedWith(fault)).toEqual(new Set([want]));
});
