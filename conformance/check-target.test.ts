import type { RequestListener } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check, listCases } from './check.js';
import { KitError, UnreachableError, UsageError } from './kit-error.js';
import { startTarget, type StartedTarget } from './testing/start-target.js';
import { exitCodeOf } from './verdict/exit-code.js';
import type { CheckOptions } from './check.js';
import type { Result } from './verdict/result.js';

const apiKey = 'sk-a-key-that-must-not-show';
const file = {
  ...{ id: 'file-live', object: 'file', bytes: 2, created_at: 1_780_000_000, expires_at: null },
  ...{ filename: 'a.txt', purpose: 'user_data', status: 'processed', status_details: null },
};
const emptyList = { object: 'list', data: [], first_id: null, last_id: null, has_more: false };

const retrieve = {
  name: 'files/retrieve',
  title: 'An unknown file is answered with 404',
  requirements: ['RETRIEVE-02'],
  capabilities: ['files'],
  source: { kind: 'recorded', evidence: ['retrieveFile#11'] },
  exchanges: [
    {
      operation: 'retrieveFile',
      request: { method: 'GET', path: '/files/fake_id' },
      response: { status: 404 },
    },
  ],
};
const create = {
  ...retrieve,
  name: 'files/create',
  requirements: ['CREATE-01'],
  exchanges: [
    {
      operation: 'createFile',
      request: {
        method: 'POST',
        path: '/files',
        body: {
          multipart: [
            { name: 'purpose', text: 'user_data' },
            { name: 'file', filename: 'a.txt', text: 'hi' },
          ],
        },
      },
      response: { status: 200, body: { json: { ...file, id: 'file-recorded' } } },
    },
  ],
};
const upload = {
  ...retrieve,
  name: 'uploads/create',
  requirements: ['UPLOAD-01'],
  capabilities: ['uploads'],
  exchanges: [
    {
      operation: 'createUpload',
      request: {
        method: 'POST',
        path: '/uploads',
        body: { json: { bytes: 1, filename: 'a', mime_type: 'text/plain', purpose: 'batch' } },
      },
      response: { status: 200 },
    },
  ],
};

let folder: string;
let target: StartedTarget | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-fixtures-'));
  for (const each of [retrieve, create, upload]) await writeFixture(each.name, each);
});
afterEach(async () => {
  await target?.close();
  target = undefined;
  await rm(folder, { recursive: true });
});

async function writeFixture(name: string, fixture: unknown): Promise<void> {
  await mkdir(join(folder, name, '..'), { recursive: true });
  await writeFile(join(folder, `${name}.json`), JSON.stringify(fixture));
}

async function run(answer: RequestListener, options: Partial<CheckOptions> = {}): Promise<Result> {
  target = await startTarget(answer);
  return check({ url: target.url, apiKey, fixturesDir: folder, timeout: 500, ...options });
}

function json(value: unknown, status = 200): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
}

const notFound = {
  error: { message: 'no', type: 'invalid_request_error', param: 'id', code: null },
};

describe('before any fixture is played', () => {
  test('a page of HTML is told as one finding, with the base URL that may be meant', async () => {
    const result = await run((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Welcome</title>');
    });
    expect(result.cases).toHaveLength(1);
    expect(result.cases[0]?.findings).toMatchObject([
      {
        requirement: 'ERROR-09',
        wanted: 'a JSON body',
        got: 'status 200, text/html: <!doctype html><title>Welcome</title>',
      },
    ]);
    expect(result.stopped).toContain("doesn't look like this API");
    expect(exitCodeOf(result)).toBe(1);
  });

  test('a refused key is told with the cure, and shown nowhere', async () => {
    const result = await run(json({ error: { ...notFound.error, message: apiKey } }, 401));
    expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['preflight/key', 'fail'],
    ]);
    expect(result.stopped).toContain('--api-key');
    expect(JSON.stringify(result)).not.toContain(apiKey);
  });

  test('a redirect is not followed, and the run stops there', async () => {
    let asked = 0;
    const result = await run((_, response) => {
      asked += 1;
      response.writeHead(308, { location: '/v1/files' }).end();
    });
    expect(asked).toBe(1);
    expect(result.cases[0]?.findings[0]?.got).toBe('status 308, location /v1/files');
  });

  test('a port where nobody listens is no failure but out of reach', async () => {
    const gone = await startTarget(json({}));
    await gone.close();
    const attempt = check({ url: gone.url, apiKey, fixturesDir: folder });
    await expect(attempt).rejects.toThrow(UnreachableError);
    await expect(attempt).rejects.toThrow(/refuses connections at 127\.0\.0\.1:\d+; is the server/);
  });

  test('a server that hangs is told as such', async () => {
    await expect(run(() => undefined)).rejects.toThrow('sent no whole answer within 0.5 s');
  });

  test('a server that closes at once is told as such', async () => {
    await expect(run((request) => request.socket.destroy())).rejects.toThrow(
      'closed the connection before a whole answer had come',
    );
  });

  test('absent uploads are one finding, and their fixtures are skipped', async () => {
    const result = await run((request, response) => {
      const isUpload = request.url?.startsWith('/v1/uploads') === true;
      const isList = request.url?.startsWith('/v1/files?') === true;
      if (isUpload) json(notFound, 404)(request, response);
      else if (isList) json(emptyList)(request, response);
      else if (request.method === 'GET') json(notFound, 404)(request, response);
      else json(file)(request, response);
    });
    expect(result.cases.map(({ name, verdict, reason }) => [name, verdict, reason])).toEqual([
      ['preflight/createUpload', 'fail', undefined],
      ['files/create', 'pass', undefined],
      ['files/retrieve', 'pass', undefined],
      ['uploads/create', 'skip', 'the target has no POST /uploads'],
    ]);
    expect(result.cases[0]?.findings[0]).toMatchObject({ requirement: 'ROUTE-01' });
    expect(result.cases[0]?.findings[0]?.curl).toContain('$OPENAI_API_KEY');
  });
});

/** Answers the first question as the API would, and all others by another listener. */
function afterPreflight(answer: RequestListener): RequestListener {
  return (request, response) => {
    if (request.url === '/v1/files?limit=1') json(emptyList)(request, response);
    else if (request.url === '/v1/files/upspec-nobody-has-this-id')
      json(notFound, 404)(request, response);
    else answer(request, response);
  };
}

describe('while fixtures are played', () => {
  test.each<[string, RequestListener, string]>([
    ['hangs', () => undefined, 'the target sent no whole answer within 0.5 s'],
    [
      'closes the connection',
      (request) => request.socket.destroy(),
      'the target closed the connection before a whole answer had come',
    ],
    [
      'speaks no HTTP',
      (request) => request.socket.end('hello\r\n\r\n'),
      'the target answers with something that is no HTTP (HPE_INVALID_CONSTANT)',
    ],
  ])('a server that %s could not be judged', async (_, answer, reason) => {
    const result = await run(afterPreflight(answer), { only: ['files/retrieve'] });
    expect(result.cases).toMatchObject([{ verdict: 'could-not-run', reason, findings: [] }]);
    expect(exitCodeOf(result)).toBe(2);
  });

  test('an answer without end is cut and told', async () => {
    const chunk = Buffer.alloc(4 * 1024 * 1024);
    const result = await run(
      afterPreflight((_, response) => {
        const pour = (): void => void response.write(chunk, (error) => error ?? pour());
        pour();
      }),
      { only: ['files/retrieve'], timeout: 20_000 },
    );
    expect(result.cases[0]?.findings).toMatchObject([
      { where: 'status', wanted: 'status 404' },
      { where: 'body', got: expect.stringMatching(/^more than 67108864 bytes$/) },
    ]);
  });

  test('200 null for an unknown id is one finding', async () => {
    const result = await run(afterPreflight(json(null)), { only: ['files/retrieve'] });
    expect(result.cases[0]?.findings).toMatchObject([
      {
        requirement: 'RETRIEVE-02',
        where: 'status',
        wanted: 'status 404',
        got: 'status 200: null',
        request: 'GET /files/fake_id',
      },
    ]);
  });

  test('JSON that is nested without measure is refused, not walked', async () => {
    const depth = 300_000;
    const result = await run(
      afterPreflight((_, response) => {
        response.writeHead(404, { 'content-type': 'application/json' });
        response.end('['.repeat(depth) + ']'.repeat(depth));
      }),
      { only: ['files/retrieve'] },
    );
    expect(result.cases[0]?.findings).toMatchObject([
      { got: 'JSON nested 300000 levels deep, where 64 are read' },
    ]);
  });

  test('what was made is deleted, also when it was found faulty', async () => {
    const deleted: string[] = [];
    const result = await run(
      afterPreflight((request, response) => {
        if (request.method === 'DELETE') deleted.push(request.url ?? '');
        json({ ...file, bytes: 3 })(request, response);
      }),
      { only: ['files/create'] },
    );
    expect(result.cases[0]?.findings).toMatchObject([
      { requirement: 'FILE-03', where: 'body /bytes', wanted: '2', got: '3' },
    ]);
    // One was made to see whether there is such an endpoint at all.
    expect(deleted).toEqual(['/v1/files/file-live', '/v1/files/file-live']);
  });

  test('what could not be deleted is noted', async () => {
    const result = await run(
      afterPreflight((request, response) => {
        const isGone = request.method === 'DELETE';
        json(isGone ? notFound : file, isGone ? 500 : 200)(request, response);
      }),
      { only: ['files/create'] },
    );
    expect(result.notes).toEqual([
      'the file file-live could not be deleted: status 500',
      'files/create: the file file-live could not be deleted: status 500',
    ]);
  });

  test('a run that is stopped still takes away what it made', async () => {
    const stop = new AbortController();
    const deleted: string[] = [];
    await writeFixture('files/slow', {
      ...create,
      name: 'files/slow',
      exchanges: [...create.exchanges, { ...retrieve.exchanges[0], delay: 20_000 }],
    });
    const result = await run(
      afterPreflight((request, response) => {
        if (request.method === 'DELETE') deleted.push(request.url ?? '');
        if (request.method === 'POST' && deleted.length === 1) setTimeout(() => stop.abort(), 50);
        json(file)(request, response);
      }),
      { only: ['files/slow'], signal: stop.signal },
    );
    expect(result.cases).toMatchObject([
      { verdict: 'could-not-run', reason: 'the target was not asked: the run was stopped' },
    ]);
    expect(deleted).toHaveLength(2);
  });

  test('how keys are refused is not tested without a key', async () => {
    const [exchange] = retrieve.exchanges;
    await writeFixture('files/wrong-key', {
      ...retrieve,
      name: 'files/wrong-key',
      exchanges: [{ ...exchange, request: { ...exchange?.request, auth: 'wrong' } }],
    });
    const result = await run(afterPreflight(json(notFound, 404)), {
      apiKey: undefined,
      only: ['files/wrong-key'],
    });
    expect(result.cases).toMatchObject([{ verdict: 'skip' }]);
    expect(result.cases[0]?.reason).toContain('--api-key');
  });
});

describe('what the user asks for', () => {
  test('fixtures are listed without a target', async () => {
    expect(await listCases({ fixturesDir: folder, only: ['files/*'] })).toEqual([
      {
        name: 'files/create',
        title: 'An unknown file is answered with 404',
        operations: ['createFile'],
        requirements: ['CREATE-01'],
      },
      {
        name: 'files/retrieve',
        title: 'An unknown file is answered with 404',
        operations: ['retrieveFile'],
        requirements: ['RETRIEVE-02'],
      },
    ]);
  });

  test('a pattern without a match is told', async () => {
    const attempt = listCases({ fixturesDir: folder, only: ['files', 'nothing/*'] });
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(
      'the pattern "files" matches no fixture and no requirement; did you mean "files/**"?\n' +
        'the pattern "nothing/*" matches no fixture and no requirement; `upspec check --list` names all',
    );
  });

  test('a fixture of an unknown requirement is refused', async () => {
    await writeFixture('files/odd', { ...retrieve, name: 'files/odd', requirements: ['ODD-99'] });
    await expect(run(json(emptyList))).rejects.toThrow(
      new KitError('files/odd: the spec has no requirement ODD-99'),
    );
  });
});
