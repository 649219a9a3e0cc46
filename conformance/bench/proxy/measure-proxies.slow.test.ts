import { expect, test } from 'vitest';
import { measureProxies } from './measure-proxies.js';

const mebibyte = 1024 * 1024;

// 100 MiB is a tenth of what passes in each direction: nothing is buffered as a whole.
test('1 GiB in each direction is not buffered, and takes at most 1.3 times as long as a bare proxy', async () => {
  const { bare, judged } = await measureProxies({ rounds: 5, mebibytes: 1024 });
  expect((judged.growth ?? 0) / mebibyte).toBeLessThan(100);
  // The fastest of each: other programs only make a run slower.
  expect(Math.min(...judged.seconds) / Math.min(...bare.seconds)).toBeLessThan(1.3);
}, 900_000);
