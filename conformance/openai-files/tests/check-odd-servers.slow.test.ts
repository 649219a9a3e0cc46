import { expect, test } from 'vitest';
import { asXai } from '../testing/as-xai.js';
import { reportedViolations, allCases, checkOdd, oddServers } from '../testing/odd-servers.js';

test.concurrent.each(oddServers)(
  'a conforming server that $given has no findings in any case',
  async ({ server, only = allCases }) => {
    const result = await checkOdd(server, only);
    expect(reportedViolations(result)).toEqual([]);
    expect(result.cases.filter(({ verdict }) => verdict === 'could-not-run')).toEqual([]);
    expect(result.counts.pass).toBeGreaterThan(20);
  },
);

test('a server with the recorded behaviour of xAI conforms to its profile', async () => {
  const result = await checkOdd(asXai, ['files/**', 'errors/**', 'auth/**'], 'xai');
  expect(reportedViolations(result)).toEqual([]);
  expect(result.counts.pass).toBeGreaterThan(100);
});
