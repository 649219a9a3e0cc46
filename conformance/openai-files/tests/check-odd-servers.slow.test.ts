import { expect, test } from 'vitest';
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
