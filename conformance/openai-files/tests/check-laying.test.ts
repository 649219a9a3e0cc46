import { expect, test } from 'vitest';
import {
  countsOneTooMany,
  lightCases,
  redirectsDownloads,
  violatedBehind,
  violatedWith,
} from '../testing/single-defects.js';

// A server has one violation, and many cases are run: only that violation must be reported. All cases
// are in check-laying.slow.test.ts.

test.concurrent.each([countsOneTooMany, redirectsDownloads])(
  'a server that $given is reported only for that',
  async ({ fault, want }) => {
    expect(await violatedBehind(fault, lightCases)).toEqual(new Set(want));
  },
);

// Many cases detect this violation, and each of them must report the same requirement.
test.concurrent('a server with error-as-html violates ERROR-09 only', async () => {
  expect(await violatedWith('error-as-html', lightCases)).toEqual(new Set(['ERROR-09']));
});
