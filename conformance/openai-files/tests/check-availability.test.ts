import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { everyPost, testClosedConnections } from '../../testing/occasional-outages.js';
import { violatedIn, checkUnavailable, type Outages } from '../../testing/unavailable-target.js';

// More cases are in check-availability.slow.test.ts.
testClosedConnections({ only: ['uploads/cancel/*'], period: 20 });

const constant: readonly {
  readonly given: string;
  readonly isUnserved: Outages['isUnserved'];
  readonly only: readonly string[];
  readonly want: readonly string[];
}[] = [
  {
    given: 'every part',
    isUnserved: ({ url = '' }) => url.endsWith('/parts'),
    only: ['uploads/parts/*'],
    want: ['PART-01'],
  },
  {
    given: 'pages of more than a thousand files',
    isUnserved: ({ url = '' }) => Number(/limit=(\d+)/.exec(url)?.[1]) > 1000,
    only: ['files/list/largest-limit'],
    want: ['LIST-17'],
  },
  {
    given: 'a second cancellation',
    isUnserved: (() => {
      const cancelled = new Set<string>();
      return ({ url = '' }: IncomingMessage) => {
        const isAgain = cancelled.has(url);
        if (url.endsWith('/cancel')) cancelled.add(url);
        return isAgain;
      };
    })(),
    only: ['uploads/cancel/twice'],
    want: [],
  },
  {
    given: 'a chunked body',
    isUnserved: ({ headers }) => headers['transfer-encoding'] !== undefined,
    only: ['errors/http-file-in-chunks'],
    want: ['HTTP-01'],
  },
];
test.each(constant)('a repeated 503 to $given is a violation', async (row) => {
  const { isUnserved, only, want } = row;
  const result = await checkUnavailable({ isUnserved, only });
  expect(violatedIn(result)).toEqual(want);
  expect(result.counts['could-not-run']).toBe(0);
});

test('a case that is never served completely proves nothing', async () => {
  let posts = 0;
  const result = await checkUnavailable({
    only: ['files/create/every-purpose'],
    // In each run another one of its six requests fails, and in the last run also its repetition.
    isUnserved: ({ method, url }) => {
      if (method !== 'POST' || url !== '/v1/files') return false;
      posts += 1;
      // The first seven are sent by the preflight.
      return [9, 12, 16, 19, 20, 21].includes(posts);
    },
  });
  expect(violatedIn(result)).toEqual(['ERROR-15']);
  expect(result.cases.find(({ kind }) => kind === 'fixture')).toMatchObject({
    verdict: 'could-not-run',
    reason: 'the target was unavailable in each of 4 runs (status 503)',
  });
});

test('a request that may change data is not sent again before its case was run three times', async () => {
  const sent: string[] = [];
  await checkUnavailable({
    only: ['uploads/create/same-upload-twice'],
    isUnserved: ({ method, url, headers }) => {
      const { 'content-length': length = '' } = headers;
      // Those of the preflight are shorter.
      const isOfCase = method === 'POST' && url === '/v1/uploads' && Number(length) > 90;
      if (isOfCase) sent.push(length);
      return isOfCase;
    },
  });
  // Three runs end at their first request, and the last one sends it again.
  expect(sent).toHaveLength(3 + 3);
});

function with500(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const error = { message: 'database is locked', type: 'server_error', param: null, code: null };
  response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}

test.each([1, 4])('a 500 that is not repeated is one finding, with %i jobs', async (jobs) => {
  const result = await checkUnavailable({
    only: ['files/retrieve/*', 'uploads/parts/*'],
    jobs,
    isUnserved: everyPost(40),
    respond: with500,
  });
  expect(violatedIn(result)).toEqual(['ERROR-15']);
  expect(result.counts).toMatchObject({ fail: 0, warn: 1, 'could-not-run': 0 });
  const [finding] = result.cases.flatMap(({ findings }) => findings);
  expect(finding?.actual).toMatchObject({ text: expect.stringMatching(/^status 500 \(\d+\), /) });
});

test('a repeated 500 is a violation, and its cases are run twice', async () => {
  let requests = 0;
  const result = await checkUnavailable({
    only: ['uploads/complete/one-part'],
    isUnserved: ({ url = '' }) => {
      const isCompletion = url.endsWith('/complete');
      if (isCompletion) requests += 1;
      // The two of the preflight are served.
      return isCompletion && requests > 2;
    },
    respond: with500,
  });
  expect(result.counts).toMatchObject({ fail: 1, 'could-not-run': 0 });
  expect(requests).toBe(2 + 2);
});
