import { expect, test } from 'vitest';
import { accusedBehind, accusedWith, commonDefects } from '../testing/single-defects.js';

// One thing is wrong with a server, and every case is run: what it is accused of must be that.

test.concurrent.each(commonDefects)(
  'a server that $given is accused of that alone',
  async ({ fault, want }) => {
    expect(await accusedBehind(fault)).toEqual(new Set(want));
  },
);

// Of what many cases meet on their way, each of them must say the same.
test.concurrent.each([
  ['error-as-html', 'ERROR-09'],
  ['complete-newest-first', 'COMPLETE-03'],
])('a server with %s breaks %s alone', async (fault, want) => {
  expect(await accusedWith(fault)).toEqual(new Set([want]));
});
