import { expect, test } from 'vitest';
import { measureProxies } from './measure-proxies.js';

const mebibyte = 1024 * 1024;

// 100 MiB is a tenth of what passes in each direction: nothing is buffered as a whole.
test('1 GiB in each direction is not buffered, and takes at most 1.3 times as long as a bare proxy', async () => {
  const { bare, judged } = await measureProxies({ rounds: 5, mebibytes: 1024 });
  expect((judged.growth ?? 0) / mebibyte).toBeLessThan(100);
  const ratios = judged.seconds.map((seconds, round) => seconds / (bare.seconds[round] ?? seconds));
  // The best pair: other programs may slow down either side of a pair, and nothing makes it faster.
  expect(Math.min(...ratios)).toBeLessThan(1.3);
}, 900_000);
