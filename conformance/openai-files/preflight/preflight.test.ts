import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkFixtures } from '../../testing/check-fixtures.js';
import { serve, type RunningServer } from '../serve.js';
import {
  onOwnObjects,
  testHanging,
  testRejections,
  testSameRejection,
  writeNeedy,
} from '../testing/preflight-rows.js';
import {
  forwardTo,
  operations,
  removeOperation,
  replaceOperation,
} from '../testing/replace-operation.js';
import { startTarget } from '../../testing/start-target.js';
import { exitCodeOf } from '../../verdict/exit-code.js';
import {
  apiKey,
  emptyList,
  invalidUrl,
  json,
  notFound,
  retrieve,
  writeSamples,
  type SampleFixtures,
} from '../../testing/sample-fixtures.js';
import { atStatus } from '../../difference/location.js';
import { statusOf, words } from '../../difference/reading.js';

let samples: SampleFixtures;
let reference: RunningServer;

beforeAll(async () => {
  reference = await serve({ apiKey });
});
afterAll(() => reference.close());
beforeEach(async () => {
  const own = await writeSamples();
  samples = own;
  // Another test that runs at the same time may have set the variable.
  return () => own.remove();
});

test('an HTML page for the list alone is one finding', async () => {
  const page: RequestListener = (_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Welcome</title>');
  };
  const result = await samples.run(allBut('listFiles', page));
  expect(result.cases).toHaveLength(1);
  expect(result.cases[0]?.findings).toMatchObject([
    {
      requirement: 'ERROR-09',
      expected: words('a JSON body'),
      actual: statusOf(200, ', text/html: <!doctype html><title>Welcome</title>'),
    },
  ]);
  expect(result.stopped).toContain("doesn't look like this API");
  expect(exitCodeOf(result)).toBe(1);
});

test('a rejected key is reported with the fix, and is not printed', async () => {
  const result = await samples.run(json({ error: { ...notFound.error, message: apiKey } }, 401));
  expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['preflight/key', 'could-not-run'],
  ]);
  expect(exitCodeOf(result)).toBe(2);
  expect(result.stopped).toContain('--api-key');
  expect(JSON.stringify(result)).not.toContain(apiKey);
});

test('a redirect is not followed, and the run stops', async () => {
  let requested = 0;
  const result = await samples.run((_, response) => {
    requested += 1;
    response.writeHead(308, { location: '/v1/files' }).end();
  });
  expect(requested).toBe(1);
  expect(result.cases[0]?.findings[0]?.actual).toEqual(statusOf(308, ', location /v1/files'));
});

test('a closed port is not a violation: the target is unreachable', async () => {
  const missing = await startTarget(json({}));
  await missing.close();
  const result = await checkFixtures(samples.folder, { url: missing.url, apiKey });
  expect(result.stopped).toMatch(/refuses connections at 127\.0\.0\.1:\d+; is the server/);
  expect(exitCodeOf(result)).toBe(2);
});

test('a server that hangs is reported as such', async () => {
  const result = await samples.run(() => undefined, { timeout: 500 });
  expect(result.stopped).toContain('sent no whole response within 0.5 s');
});

test('a server that closes the connection at once is reported as such', async () => {
  const result = await samples.run((request) => request.socket.destroy());
  expect(result.stopped).toContain('closed the connection before a whole response was received');
});

test('absent uploads are one finding, and their fixtures are skipped', async () => {
  const result = await samples.run((request, response) => {
    if (request.url?.startsWith('/v1/uploads') === true) json(invalidUrl, 404)(request, response);
    else forwardTo(reference)(request, response);
  });
  expect(result.cases.map(({ name, verdict, reason }) => [name, verdict, reason])).toEqual([
    ['preflight/createUpload', 'fail', undefined],
    ['files/create', 'pass', undefined],
    ['files/retrieve', 'pass', undefined],
    ['uploads/create', 'skip', 'blocked by ROUTE-01: the target has no POST /uploads'],
  ]);
  expect(result.cases[0]?.findings[0]).toMatchObject({ requirement: 'ROUTE-01' });
  expect(result.cases[0]?.findings[0]?.curl).toContain('$OPENAI_API_KEY');
});

/** Responds like the reference server, except for one operation. */
function allBut(operation: string, reply: RequestListener): RequestListener {
  return replaceOperation({ reference, operation, reply });
}

/** The reference server without one operation, with a response of its own to all unknown routes. */
function without(operation: string): RequestListener {
  return removeOperation({ reference, operation });
}

test.each(operations)('an absent %s is one finding', async (operation) => {
  await writeNeedy(samples);
  const status = ['listFiles', 'createFile', 'createUpload'].includes(operation) ? 404 : 405;
  const result = await samples.run(allBut(operation, json(notFound, status)), { only: ['all'] });
  const [first, second, ...others] = result.cases;
  expect(first).toMatchObject({
    name: `preflight/${operation}`,
    verdict: 'fail',
    findings: [
      {
        requirement: 'ROUTE-01',
        actual: statusOf(status, ', as for an endpoint that does not exist'),
      },
    ],
  });
  expect(second).toMatchObject({ name: 'all', verdict: 'skip' });
  expect(others).toEqual([]);
});

test.each(operations.slice(2))(
  'an absent %s is one finding, although its response may be that of an unknown id',
  async (operation, method) => {
    await writeNeedy(samples);
    const result = await samples.run(without(operation), { only: ['all'] });
    expect(result.cases).toMatchObject([
      {
        name: `preflight/${operation}`,
        verdict: 'fail',
        findings: [
          {
            requirement: 'ROUTE-01',
            actual: statusOf(404, ', as for an endpoint that does not exist'),
            // Only the request for an existing object shows it.
            request: expect.not.stringContaining('nobody'),
          },
        ],
      },
      { name: 'all', verdict: 'skip', reason: expect.stringContaining(`has no ${method} `) },
    ]);
  },
);

testRejections(
  onOwnObjects
    .flatMap(([operation, requirement]) =>
      [400, 403, 404, 409, 422].map((status) => [operation, status, requirement] as const),
    )
    // The kit waits for a deletion that is rejected with 409: preflight.slow.test.ts has this row.
    .filter(([operation, status]) => operation !== 'deleteFile' || status !== 409),
);

test('a case that completes Uploads is blocked by the part that is rejected, and judges nothing', async () => {
  const exchange = {
    operation: 'completeUpload',
    request: { method: 'POST', path: '/uploads/upload_1/complete', body: { json: {} } },
    response: { status: 400 },
  };
  const requirements = ['COMPLETE-08'];
  const completion = { ...retrieve, name: 'completion', requirements, exchanges: [exchange] };
  await samples.write('completion', completion);
  const rejecting = allBut('addUploadPart', json(notFound, 400));
  await writeNeedy(samples);
  const { cases, requirements: summaries } = await samples.run(rejecting, {
    only: ['all', 'completion'],
  });
  expect(cases.map(({ name, verdict, blockedBy }) => [name, verdict, blockedBy])).toEqual([
    ['preflight/addUploadPart', 'fail', undefined],
    ['all', 'skip', 'PART-01'],
    ['completion', 'skip', 'PART-01'],
  ]);
  const find = (id: string): unknown => summaries.find((each) => each.id === id);
  expect(find('PART-01')).toMatchObject({ verdict: 'fail', blocks: ['all', 'completion'] });
  expect(find('COMPLETE-08')).toMatchObject({ verdict: 'blocked', findings: 0 });
});

test('files that cannot be deleted are reported as left behind', async () => {
  await writeNeedy(samples);
  const result = await samples.run(without('deleteFile'), { only: ['all'] });
  expect(result.notes).toEqual([
    'the files that were created are still there, as the target has no DELETE /files/{file_id}',
  ]);
});

test('files whose deletion is rejected are reported in one note', async () => {
  await writeNeedy(samples);
  const rejecting = allBut('deleteFile', json(notFound, 404));
  const result = await samples.run(rejecting, { only: ['all'] });
  expect(result.notes).toEqual([
    'the files that were created are still there, as DELETE /files/{file_id} refuses the plainest requests (status 404)',
  ]);
});

test.each(operations.slice(2).filter(([operation]) => !/^(delete|cancel)/.test(operation)))(
  'a %s that fails in the server is one finding',
  async (operation) => {
    await writeNeedy(samples);
    const broken = json({ error: { ...notFound.error, message: 'Oops' } }, 503);
    const result = await samples.run(allBut(operation, broken), { only: ['all'] });
    expect(result.cases).toMatchObject([
      {
        name: `preflight/${operation}`,
        verdict: 'fail',
        findings: [
          {
            location: atStatus,
            actual: { statuses: [503], detail: expect.stringMatching(/^: Oops/) as string },
          },
        ],
      },
      { name: 'all', verdict: 'skip', reason: expect.stringContaining('refuses the plainest') },
    ]);
  },
);

describe('an endpoint that rejects every request', () => {
  const broken = json({ error: { ...notFound.error, message: 'Oops' } }, 500);

  test('POST /files is one finding, after each purpose was tried', async () => {
    const purposes: string[] = [];
    const result = await samples.run(
      allBut('createFile', (request, response) => {
        request.setEncoding('latin1').on('data', (text: string) => {
          purposes.push(/name="purpose"\r\n\r\n(.*)\r\n/.exec(text)?.[1] ?? '');
        });
        request.on('end', () => broken(request, response));
      }),
      { only: ['files/**'] },
    );
    expect(purposes.toSorted()).toEqual([
      'assistants',
      'batch',
      'batch',
      'evals',
      'fine-tune',
      'user_data',
      'vision',
    ]);
    expect(result.cases).toMatchObject([
      {
        name: 'preflight/createFile',
        findings: [
          {
            requirement: 'CREATE-01',
            actual: statusOf(500, ': Oops (and 6 more of its kind were rejected)'),
          },
        ],
      },
      { name: 'files/create', verdict: 'skip' },
      { name: 'files/retrieve', verdict: 'pass' },
    ]);
  });

  test('POST /files that accepts one purpose of six is judged case by case', async () => {
    let requested = 0;
    const result = await samples.run(
      allBut('createFile', (request, response) => {
        requested += 1;
        (requested === 3 ? forwardTo(reference) : broken)(request, response);
      }),
      { only: ['files/create'] },
    );
    expect(result.cases).toMatchObject([{ name: 'files/create', verdict: 'fail' }]);
  });

  test('GET /files is one finding', async () => {
    const result = await samples.run(allBut('listFiles', broken), { only: ['files/**'] });
    expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['preflight/listFiles', 'fail'],
      ['files/create', 'pass'],
      ['files/retrieve', 'pass'],
    ]);
    expect(result.cases[0]?.findings[0]).toMatchObject({ requirement: 'LIST-01' });
  });

  testSameRejection([400, 500]);

  test('all of them are one finding each if an unknown route gets another response', async () => {
    const result = await samples.run((request, response) => {
      const isKnown = /^\/v1\/(files|uploads)/.test(request.url ?? '');
      (isKnown ? broken : json(notFound, 404))(request, response);
    });
    expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['preflight/listFiles', 'fail'],
      ['preflight/createFile', 'fail'],
      ['preflight/createUpload', 'fail'],
      ['files/create', 'skip'],
      ['files/retrieve', 'fail'],
      ['uploads/create', 'skip'],
    ]);
  });
});

describe('a server that keeps no objects', () => {
  const id = 'file-1';
  const created: RequestListener = (request, response) => {
    const isList = request.method === 'GET' && /^\/v1\/files(\?|$)/.test(request.url ?? '');
    const empty = { object: 'list', data: [], has_more: false, first_id: null, last_id: null };
    json(isList ? empty : { id, object: 'file' }, 200)(request, response);
  };

  test('is one finding if it responds to every unknown id with a success', async () => {
    await writeNeedy(samples);
    const result = await samples.run(created, { only: ['all'] });
    expect(result.cases).toMatchObject([
      { name: 'preflight/unknown-ids', findings: [{ requirement: 'RETRIEVE-02' }] },
    ]);
    expect(result.stopped).toMatch('so it seems to keep no objects');
  });

  test('is one finding if it finds no object again', async () => {
    await writeNeedy(samples);
    const result = await samples.run(
      (request, response) => {
        const isOfObject = /^\/v1\/(files|uploads)\/[^?]/.test(request.url ?? '');
        const isKnown = /^\/v1\/(files|uploads)/.test(request.url ?? '');
        const missing = isKnown ? notFound : { detail: 'Not Found' };
        (isKnown && !isOfObject ? created : json(missing, 404))(request, response);
      },
      { only: ['all'] },
    );
    expect(result.cases).toMatchObject([
      { name: 'preflight/objects', findings: [{ requirement: 'RETRIEVE-01' }] },
    ]);
    expect(result.stopped).toMatch('finds none of them again');
  });
});

test('a run that is stopped during the preflight deletes what it created', async () => {
  const stop = new AbortController();
  const deleted: (string | undefined)[] = [];
  const reply = allBut('createUpload', () => stop.abort());
  const result = await samples.run(
    (request, response) => {
      if (request.method === 'DELETE') deleted.push(request.url);
      reply(request, response);
    },
    { signal: stop.signal, timeout: 30_000 },
  );
  expect(deleted).toEqual([expect.stringMatching(/^\/v1\/files\/file-\w+$/)]);
  expect(result).toMatchObject({ cases: [], stopped: expect.stringContaining('was interrupted') });
  expect(exitCodeOf(result)).toBe(2);
});

// The other operations are in preflight.slow.test.ts.
testHanging(['listFiles', 'deleteFile', 'addUploadPart']);

const page: RequestListener = (_, response) => {
  response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>');
};

test('404 in HTML for the list only is an absent endpoint', async () => {
  const result = await samples.run(allBut('listFiles', page), { only: ['files/**'] });
  expect(result.stopped).toBeUndefined();
  expect(result.cases.map(({ name }) => name)).toEqual([
    'preflight/listFiles',
    'files/create',
    'files/retrieve',
  ]);
});

test.each<[string, RequestListener, number]>([
  ['404 with the envelope', json(notFound, 404), 404],
  ['404 in HTML', page, 404],
  ['405 without a body', (_, response) => response.writeHead(405).end(), 405],
])('%s to everything is not a violation: it is not this API', async (_, response, status) => {
  const target = await startTarget(response);
  const url = target.url.replace('/v1', '');
  const result = await checkFixtures(samples.folder, {
    url,
    apiKey,
    only: ['files/retrieve'],
  });
  await target.close();
  expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['preflight/base-url', 'could-not-run'],
  ]);
  expect(result.stopped).toBe(
    `${url} has no GET /files, POST /files, POST /uploads (status ${status}); check the host, the port and the path of the base URL`,
  );
  expect(exitCodeOf(result)).toBe(2);
});

test('501 to everything is one finding, as a server that is another API has the method', async () => {
  const result = await samples.run(json(notFound, 501), { only: ['files/retrieve'] });
  expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['preflight/listFiles', 'fail'],
  ]);
  expect(result.stopped).toContain('has neither GET /files nor POST /files nor POST /uploads');
  expect(exitCodeOf(result)).toBe(1);
});

test.each<[string, unknown]>([
  ['an empty object', {}],
  ['an empty list', emptyList],
  ['null', null],
])('200 with %s to everything is one finding', async (_, body) => {
  const result = await samples.run(json(body));
  expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['preflight/routes', 'fail'],
  ]);
  expect(result.cases[0]?.findings[0]).toMatchObject({
    requirement: 'ROUTE-02',
    request: 'GET /upspec-no-such-route',
  });
  expect(result.stopped).toContain('sends the same response to every request');
});

test('redirects in a circle are not followed', async () => {
  const requested: (string | undefined)[] = [];
  const result = await samples.run((request, response) => {
    requested.push(request.url);
    const other = request.url === '/v1/files' ? '/v1/files/' : '/v1/files';
    response.writeHead(307, { location: other }).end();
  });
  expect(requested).toEqual(['/v1/files?limit=1']);
  expect(result.cases).toHaveLength(1);
  expect(exitCodeOf(result)).toBe(1);
});

test.each<[string, RequestListener, string]>([
  ['403', json(notFound, 403), 'rejects the key (status 403)'],
  ['401 without a body', (_, response) => response.writeHead(401).end(), 'rejects the key'],
  [
    '401 in HTML',
    (_, response) => response.writeHead(401, { 'content-type': 'text/html' }).end('<h1>no</h1>'),
    'rejects the key (status 401)',
  ],
])('%s is reported as a rejected key', async (_, response, want) => {
  const result = await samples.run(response);
  expect(result.cases.map(({ name }) => name)).toEqual(['preflight/key']);
  expect(result.stopped).toContain(want);
});

test('a target that requires a key is reported if none is given', async () => {
  const result = await samples.run(json(notFound, 401), { apiKey: undefined });
  expect(result.stopped).toContain('requires a key (status 401); pass it with --api-key KEY');
});

/** Sends an endless response as fast as it is read, one MiB at a time. */
function endlessBody(status: number, onChunk: () => unknown = () => undefined): RequestListener {
  const chunk = Buffer.alloc(1024 * 1024, '[');
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    const more = (): void => {
      onChunk();
      response.write(chunk, (error) => error ?? more());
    };
    more();
  };
}

test('an endless response is cut early, and is not that of an absent endpoint', async () => {
  let written = 0;
  const result = await samples.run(
    allBut(
      'createFile',
      endlessBody(200, () => (written += 1)),
    ),
    { only: ['files/create'], timeout: 20_000 },
  );
  expect(result.cases).toMatchObject([{ name: 'files/create', verdict: 'fail' }]);
  expect(written).toBeLessThan(100);
});

test('a list that never ends is one finding', async () => {
  const result = await samples.run(endlessBody(200), { timeout: 20_000 });
  expect(result.cases).toMatchObject([
    {
      name: 'preflight/base-url',
      findings: [
        { actual: { detail: expect.stringMatching(/a response that does not end/) as string } },
      ],
    },
  ]);
});

test('a declared length of 2 GB is not waited for', async () => {
  const chunk = Buffer.alloc(64 * 1024);
  const result = await samples.run(
    allBut('listFiles', (_, response) => {
      response.writeHead(200, { 'content-length': 2 * 1024 ** 3 });
      const more = (): void => void response.write(chunk, (error) => error ?? more());
      more();
    }),
    { timeout: 20_000 },
  );
  expect(result.stopped).toContain("doesn't look like this API");
});

test('a slow response ends at the timeout', async () => {
  const result = await samples.run(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    },
    { timeout: 600 },
  );
  expect(result.stopped).toContain('sent no whole response within 0.6 s');
});

test('nothing is created on a server that does not respond to a deletion', async () => {
  let created = 0;
  const reply = allBut('deleteFile', () => undefined);
  const result = await samples.run(
    (request, response) => {
      if (request.method === 'POST' && request.url === '/v1/files') created += 1;
      reply(request, response);
    },
    { only: ['files/create'], timeout: 600 },
  );
  expect(created).toBe(1);
  expect(result.cases.map(({ name, reason }) => [name, reason])).toEqual([
    ['preflight/deleteFile', 'the target sent no whole response within 0.6 s'],
    [
      'files/create',
      'DELETE /files/{file_id} did not respond: the target sent no whole response within 0.6 s; ' +
        'created objects could not be deleted',
    ],
  ]);
});
