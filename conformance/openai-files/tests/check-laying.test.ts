import { expect, test } from 'vitest';
import {
  commonDefects,
  lightCases,
  violatedBehind,
  violatedWith,
} from '../testing/single-defects.js';

// A server has one violation, and many cases are run: only that violation must be reported. All cases
// are in check-laying.slow.test.ts.

test.concurrent.each(commonDefects)(
  'a server that $given is reported only for that',
  async ({ fault, want }) => {
    expect(await violatedBehind(fault, lightCases)).toEqual(new Set(want));
  },
);

// Many cases detect this violation, and each of them must report the same requirement.
test.concurrent.each([
  ['error-as-html', 'ERROR-09'],
  ['complete-newest-first', 'COMPLETE-03'],
])('a server with %s violates %s only', async (fault, want) => {
  expect(await violatedWith(fault, lightCases)).toEqual(new Set([want]));
});
