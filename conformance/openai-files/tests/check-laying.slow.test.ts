import { expect, test } from 'vitest';
import { accusedBehind, accusedWith, furtherDefects } from '../testing/single-defects.js';

// One thing is wrong with a server, and every case is run: what it is accused of must be that.

test.concurrent.each(furtherDefects)(
  'a server that $given is accused of that alone',
  async ({ fault, want }) => {
    expect(await accusedBehind(fault)).toEqual(new Set(want));
  },
);

// Of what many cases meet on their way, each of them must say the same.
test.concurrent.each([
  ['file-time-in-milliseconds', 'FILE-04'],
  ['upload-time-in-milliseconds', 'UPLOAD-05'],
  ['complete-file-id-only', 'COMPLETE-02'],
  ['content-redirected', 'CONTENT-01'],
])('a server with %s breaks %s alone', async (fault, want) => {
  expect(await accusedWith(fault)).toEqual(new Set([want]));
});
