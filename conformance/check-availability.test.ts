import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { check } from './check.js';
import { serve } from './serve.js';
import { startTarget } from './testing/start-target.js';
import { exitCodeOf } from './verdict/exit-code.js';
import type { Result } from './verdict/result.js';

// A target that is unavailable for some requests, before it has done anything of what they ask for.

const apiKey = 'sk-key-of-this-test';
const unavailable = JSON.stringify({
  error: { message: 'try again', type: 'server_error', param: null, code: null },
});

interface Outages {
  /** Whether a request is not served, by how many came before it. */
  readonly isUnserved: (asked: IncomingMessage, before: number) => boolean;
  readonly answer?: (asked: IncomingMessage, response: ServerResponse) => void;
}

const with503 = (asked: IncomingMessage, response: ServerResponse): void => {
  asked.resume();
  response.writeHead(503, { 'content-type': 'application/json' }).end(unavailable);
};

interface Run extends Outages {
  readonly only?: readonly string[];
  readonly jobs?: number;
  readonly seed?: number;
}

async function run({ isUnserved, answer = with503, ...options }: Run): Promise<Result> {
  let before = 0;
  const reference = await serve({ apiKey });
  const proxy = await startTarget((asked, response) => {
    if (isUnserved(asked, before++)) {
      answer(asked, response);
      return;
    }
    const { method, headers, url } = asked;
    const onward = request({ port: reference.port, path: url, method, headers }, (came) => {
      response.writeHead(came.statusCode ?? 0, came.headers);
      came.pipe(response);
    });
    onward.on('error', () => response.destroy());
    asked.pipe(onward);
  });
  try {
    return await check({ url: proxy.url, apiKey, ...options });
  } finally {
    await proxy.close();
    await reference.close();
  }
}

/** The requirements that anything is accused of. */
function found({ cases }: Result): readonly string[] {
  return [...new Set(cases.flatMap(({ findings }) => findings.map((each) => each.requirement)))];
}

/** A number of 0 to 1 that is as good as random, and the same in every run. */
function noise(seed: number): (at: number) => number {
  return (at) => {
    const wave = Math.sin((at + 1) * 12.9898 + seed * 78.233) * 43_758.5453;
    return wave - Math.floor(wave);
  };
}

const groups = ['files/create/*', 'files/delete/**', 'uploads/complete/*', 'uploads/parts/*'];

describe.each([1, 8])('with %i jobs', (jobs) => {
  test.concurrent.each([1, 2])('an occasional 503 is one finding, by the seed %i', async (seed) => {
    const random = noise(seed);
    const result = await run({
      only: groups,
      jobs,
      seed,
      isUnserved: (_, before) => random(before) < 0.02,
    });
    expect(found(result)).toEqual(['ERROR-15']);
    expect(result.cases.filter(({ findings }) => findings.length > 0)).toMatchObject([
      {
        name: 'preflight/availability',
        verdict: 'warn',
        findings: [
          { requirement: 'ERROR-15', got: expect.stringMatching(/^status 503 \(\d+\), /) },
        ],
      },
    ]);
    expect(result.counts).toMatchObject({ fail: 0, warn: 1, 'could-not-run': 0 });
    expect(exitCodeOf(result)).toBe(0);
    expect(result.notes).toEqual([]);
  });

  test.concurrent.each([10, 25])('a 503 to every %ith request is one finding', async (every) => {
    const result = await run({
      only: groups,
      jobs,
      isUnserved: (_, before) => before % every === every - 1,
    });
    expect(found(result)).toEqual(['ERROR-15']);
    expect(result.counts).toMatchObject({ fail: 0, warn: 1 });
  });
});

test('a connection that is closed now and then is one finding', async () => {
  const result = await run({
    only: ['files/create/*', 'uploads/parts/*'],
    isUnserved: ({ method }, before) => method === 'POST' && before % 40 === 39,
    answer: ({ socket }) => socket.destroy(),
  });
  expect(found(result)).toEqual(['ERROR-15']);
  expect(result.counts).toMatchObject({ fail: 0, warn: 1, 'could-not-run': 0 });
});

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
    given: 'a body in chunks',
    isUnserved: ({ headers }) => headers['transfer-encoding'] !== undefined,
    only: ['errors/http-file-in-chunks'],
    want: ['HTTP-01'],
  },
];
test.each(constant)('a 503 to $given each time is what it breaks', async (row) => {
  const { isUnserved, only, want } = row;
  const result = await run({ isUnserved, only });
  expect(found(result)).toEqual(want);
  expect(result.counts['could-not-run']).toBe(0);
});

test('a case that is never served as a whole proves nothing', async () => {
  let posts = 0;
  const result = await run({
    only: ['files/create/every-purpose'],
    // In each run another one of its six requests, and in the last run also when it is sent again.
    isUnserved: ({ method, url }) => {
      if (method !== 'POST' || url !== '/v1/files') return false;
      posts += 1;
      // The first one is of the first look.
      return [3, 6, 10, 13, 14, 15].includes(posts);
    },
  });
  expect(found(result)).toEqual(['ERROR-15']);
  expect(result.cases.find(({ kind }) => kind === 'fixture')).toMatchObject({
    verdict: 'could-not-run',
    reason: 'the target was unavailable in each of 4 runs (status 503)',
  });
});

test('what may change something is not sent twice before its case was run three times', async () => {
  const sent: string[] = [];
  await run({
    only: ['uploads/create/same-upload-twice'],
    isUnserved: ({ method, url, headers }) => {
      const { 'content-length': length = '' } = headers;
      // Those of the first look are shorter.
      const isOfCase = method === 'POST' && url === '/v1/uploads' && Number(length) > 90;
      if (isOfCase) sent.push(length);
      return isOfCase;
    },
  });
  // Three runs that end at their first request, and the last one, which insists.
  expect(sent).toHaveLength(3 + 3);
});
