import { expect, test } from 'vitest';
import { asXai } from '../testing/as-xai.js';
import { reportedViolations, checkOdd, rejectingExcess } from '../testing/odd-servers.js';

// Unusual servers that violate no requirement: they must have no findings.

test('a server that rejects an excess part when it is added passes the cases of the declared size', async () => {
  const { cases } = await checkOdd(rejectingExcess(400), ['uploads/complete/too-many-bytes']);
  expect(cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['uploads/complete/too-many-bytes', 'pass'],
  ]);
});

test('a server with the recorded behaviour of xAI conforms to its profile in the common cases', async () => {
  const only = ['files/create/*', 'files/retrieve/*', 'files/list/limit*', 'errors/unknown-*'];
  const result = await checkOdd(asXai, [...only, 'auth/**'], 'xai');
  expect(reportedViolations(result)).toEqual([]);
  expect(result.counts.pass).toBeGreaterThan(30);
});
