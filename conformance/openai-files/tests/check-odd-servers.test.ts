import { expect, test } from 'vitest';
import {
  reportedViolations,
  checkOdd,
  reject,
  rejectingExcess,
  type Odd,
} from '../testing/odd-servers.js';

// Unusual servers that violate no requirement: they must have no findings.

test('a server that rejects an excess part when it is added passes the cases of the declared size', async () => {
  const { cases } = await checkOdd(rejectingExcess(400), ['uploads/complete/too-many-bytes']);
  expect(cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['uploads/complete/too-many-bytes', 'pass'],
  ]);
});

/** Recorded behaviour of xAI: files without status, and any purpose or none. */
const asXai: Odd = {
  before: ({ url = '' }, _, response) => url.startsWith('/v1/uploads') && reject(response, 404),
  after: ({ request: { url = '' }, status, body }) =>
    url.includes('/content') || status !== 200
      ? undefined
      : {
          body: Buffer.from(
            body
              .toString()
              .replaceAll(/,"status":"processed"/g, '')
              .replaceAll(/"expires_at":\d+/g, '"expires_at":null'),
          ),
        },
};

test('a server with the recorded behaviour of xAI conforms to its profile', async () => {
  const result = await checkOdd(asXai, ['files/**', 'errors/**', 'auth/**'], 'xai');
  expect(reportedViolations(result)).toEqual([]);
  expect(result.counts.pass).toBeGreaterThan(100);
});
