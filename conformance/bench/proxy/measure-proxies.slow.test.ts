import { expect, test } from 'vitest';
import { measureProxies } from './measure-proxies.js';

const mebibyte = 1024 * 1024;

// 100 MiB is a tenth of what passes in each direction: nothing is buffered as a whole.
test('1 GiB in each direction is not buffered', async () => {
  const { judged } = await measureProxies({ rounds: 1, mebibytes: 1024 });
  expect(judged.seconds).toHaveLength(1);
  expect((judged.growth ?? 0) / mebibyte).toBeLessThan(100);
}, 900_000);
