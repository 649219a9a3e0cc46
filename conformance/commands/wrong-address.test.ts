import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type RunningServer } from '../openai-files/serve.js';
import { startSecureTarget } from '../testing/start-secure-target.js';
import { startTarget } from '../testing/start-target.js';
import type { Result } from '../verdict/result.js';
import { checkUrl, type UrlCheck } from './testing/check-url.js';

const key = 'sk-key-of-this-test';
const apiKey = [key];
const document = `openapi: 3.1.0
info: { title: Kennel, version: '1' }
servers: [{ url: /api/v3 }]
paths:
  /dogs:
    get:
      operationId: listDogs
      responses:
        '200': { description: All., content: { application/json: { schema: { type: array } } } }
  /dogs/{dogId}:
    get:
      operationId: getDog
      parameters: [{ name: dogId, in: path, required: true, schema: { type: integer }, example: 7 }]
      responses:
        '200': { description: One., content: { application/json: { schema: { type: object } } } }
`;
let folder = '';
let spec = '';
let reference: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-address-'));
  spec = join(folder, 'kennel.yaml');
  await writeFile(spec, document);
  reference = await serve({ apiKey: key });
});
afterAll(async () => {
  await reference.close();
  await rm(folder, { recursive: true });
});

/** Both APIs: the built-in one, and that of a document. */
const apis = [
  { api: 'the built-in API', given: (): object => ({ apiKey }), path: '/files' },
  { api: 'an API of a document', given: (): object => ({ spec }), path: '/dogs' },
];

function send(status: number, type: string, body: string): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}

const page = '<!doctype html><title>Welcome</title><p>Sign in';

/** Responds to paths below a prefix as an API does, and to all others like this. */
function below(prefix: string, others: RequestListener): RequestListener {
  return (request, response) => {
    const isApi = request.url?.startsWith(prefix) === true;
    (isApi ? send(200, 'application/json', '[]') : others)(request, response);
  };
}

async function checkServer(listener: RequestListener, given: object): Promise<UrlCheck> {
  const target = await startTarget(listener);
  const url = target.url.replace('/v1', '');
  const checked = await checkUrl({ ...given, url });
  await target.close();
  return { ...checked, warned: checked.warned.replaceAll(url, 'URL') };
}

const express: RequestListener = ({ method, url = '' }, response) => {
  const [path] = url.split('?');
  const body = `<!DOCTYPE html>\n<html><body><pre>Cannot ${method} ${path}</pre></body></html>\n`;
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(body);
};

describe.concurrent.each(apis)(
  'a wrong address of $api is exit 2, with one sentence',
  ({ given, path }) => {
    test.each([
      ['404 with JSON', send(404, 'application/json', '{"detail":"Not Found"}')],
      ['404 with a page that names the path', express],
      ['404 without a body', send(404, 'text/plain', '')],
      ['405', send(405, 'text/plain', 'Method Not Allowed')],
    ])('of another API: %s', async (_, listener) => {
      const { code, printed, warned } = await checkServer(listener, given());
      expect(warned).toMatch(
        new RegExp(
          `^URL has no GET ${path}(, .*)? \\(status 40[45]\\); check the host, the port and the path of the base URL$`,
        ),
      );
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
    });

    test.each([
      ['with a page for each path', send(200, 'text/html', page)],
      [
        'with a page for unknown paths',
        (request, response) => {
          const status = request.url?.includes('no-such') === true ? 404 : 200;
          send(status, 'text/html', page)(request, response);
        },
      ],
    ] satisfies readonly (readonly [string, RequestListener])[])(
      'of a web site %s',
      async (_, listener) => {
        const { code, printed, warned } = await checkServer(listener, given());
        expect(warned).toBe(
          `URL is a web site: GET ${path} returns an HTML page; check the host, the port and the path of the base URL`,
        );
        expect({ code, printed }).toEqual({ code: 2, printed: '' });
      },
    );

    test('of a web site that asks to log in', async () => {
      const login: RequestListener = (_, response) => {
        response.writeHead(302, { location: '/login' }).end();
      };
      const { code, printed, warned } = await checkServer(login, given());
      expect(warned).toBe(
        `URL redirects GET ${path} to URL/login; check the host, the port and the path of the base URL`,
      );
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
    });

    test('that redirects to another origin, which is not sent a request', async () => {
      let requested = 0;
      const other = await startTarget((_, response) => {
        requested += 1;
        response.end();
      });
      const moved: RequestListener = ({ url = '' }, response) => {
        response.writeHead(301, { location: `${other.url}${url}` }).end();
      };
      const { code, warned } = await checkServer(moved, given());
      await other.close();
      expect(warned).toContain(`did you mean ${other.url}?`);
      expect({ code, requested }).toEqual({ code: 2, requested: 0 });
    });

    test('with a closed port', async () => {
      const closed = await startTarget(() => undefined);
      await closed.close();
      const { code, printed, warned } = await checkUrl({ ...given(), url: closed.url });
      expect(warned).toMatch(/refuses connections at 127\.0\.0\.1:\d+; is the server running/);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
    });

    test('with a host name that does not exist', async () => {
      const url = 'http://no-such-host.invalid/v1';
      const { code, printed, warned } = await checkUrl({ ...given(), url });
      expect(warned).toMatch(/can't be resolved: no-such-host\.invalid; correct the host name/);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
    });

    test('with http and a port that uses TLS', async () => {
      const secure = await startSecureTarget(send(200, 'application/json', '[]'));
      const url = secure.url.replace('https:', 'http:');
      const { code, printed, warned } = await checkUrl({ ...given(), url });
      await secure.close();
      expect(warned).toBe(`${url} uses TLS; did you mean ${secure.url}?`);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
    });

    test('with https and a port that does not use TLS', async () => {
      const plain = await startTarget(send(200, 'application/json', '[]'));
      const url = plain.url.replace('http:', 'https:');
      const { code, printed, warned } = await checkUrl({ ...given(), url });
      await plain.close();
      expect(warned).toBe(`${url} does not use TLS; did you mean ${plain.url}?`);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
    });

    test('with https and a port of another protocol', async () => {
      const server = createTcpServer((socket) =>
        socket.on('error', () => undefined).end('* OK\r\n'),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
      const { code, printed, warned } = await checkUrl({ ...given(), url });
      server.close();
      expect(warned).toMatch(/does not use TLS|can't be reached|closed the connection/);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
    });
  },
);

test.concurrent.each([
  ['a path is missing', '', '404'],
  ['an operation follows the path', '/v1/files', '404'],
  ['a prefix is missing', '/ui', 'page'],
])('the base URL that was meant is suggested where %s', async (_, path, others) => {
  const respond = others === 'page' ? send(200, 'text/html', page) : send(404, 'text/plain', '');
  const target = await startTarget(below('/v1/files?', respond));
  const checked = await checkUrl({ apiKey, url: target.url.replace('/v1', path) });
  await target.close();
  expect(checked.warned).toMatch(new RegExp(`; did you mean ${target.url}\\?$`));
  expect(checked.code).toBe(2);
});

test.concurrent.each(['/files', '/files/file-1', '/uploads/upload_1/parts'])(
  'a base URL that was copied from a request, as it ends in %s, is recognised',
  async (path) => {
    const url = `${reference.url}${path}`;
    const { code, printed, warned } = await checkUrl({ apiKey, url });
    expect(warned).toBe(`${url} has no GET /files (status 404); did you mean ${reference.url}?`);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
  },
);

test.concurrent(
  'an item of a list is not taken for the API below the path of the list',
  async () => {
    const dogs: RequestListener = ({ url = '' }, response) => {
      const id = /^\/dogs\/([^/]+)$/.exec(url)?.[1];
      const body = id === undefined ? [{ id: 7 }] : { error: `no dog ${id}` };
      const status = url === '/dogs' ? 200 : 404;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const target = await startTarget(dogs);
    const url = target.url.replace('/v1', '');
    const { code, warned } = await checkUrl({ spec, url: `${url}/dogs` });
    await target.close();
    expect(warned).toBe(`${url}/dogs has no GET /dogs (status 404); did you mean ${url}?`);
    expect(code).toBe(2);
  },
);

test.concurrent('the path of the base URL is found for a real server', async () => {
  const url = reference.url.replace('/v1', '');
  const { code, printed, warned } = await checkUrl({ apiKey, url });
  expect(warned).toBe(
    `${url} has no GET /files, POST /files, POST /uploads (status 404); did you mean ${reference.url}?`,
  );
  expect({ code, printed }).toEqual({ code: 2, printed: '' });
});

test.concurrent('the path of a relative server of the document is found', async () => {
  const listener = below('/api/v3/dogs', send(404, 'text/plain', 'no'));
  const { warned } = await checkServer(listener, { spec });
  expect(warned).toBe('URL has no GET /dogs (status 404); did you mean URL/api/v3?');
});

test.concurrent(
  'where each path has a parameter, another base URL must show that this one is wrong',
  async () => {
    const file = join(folder, 'only-one.yaml');
    await writeFile(file, document.replace(/ {2}\/dogs:\n[^]*?(?= {2}\/dogs\/)/, ''));
    const respond: RequestListener = (request, response) => {
      const isApi = request.url?.startsWith('/api/v3/dogs/') === true;
      send(isApi ? 200 : 404, 'application/json', '{}')(request, response);
    };
    const wrong = await checkServer(respond, { spec: file });
    expect(wrong.warned).toContain('did you mean URL/api/v3?');
  },
);

describe('where each path has a parameter, a 404 to everything', () => {
  const check404 = async (
    respond: RequestListener,
    more: readonly [before: RegExp, after: string] = [/$/, ''],
  ): Promise<UrlCheck> => {
    const file = join(folder, 'only-one.yaml');
    const onlyOne = document.replace(/ {2}\/dogs:\n[^]*?(?= {2}\/dogs\/)/, '');
    await writeFile(file, onlyOne.replace(...more));
    return checkServer(respond, { spec: file });
  };
  const nothing = send(404, 'application/json', '{}');

  test('is of another API', async () => {
    const { code, printed, warned } = await check404(nothing);
    expect(warned).toBe(
      'URL has no GET /dogs/{dogId} (status 404); check the host, the port and the path of the base URL',
    );
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
  });

  test.each<[string, RequestListener]>([
    [
      'the example of the document is there',
      ({ url }, response) => {
        response.writeHead(url === '/dogs/7' ? 200 : 404, { 'content-type': 'application/json' });
        response.end('{}');
      },
    ],
    [
      'OPTIONS shows that the path is there',
      ({ method, url = '' }, response) => {
        const isThere = method === 'OPTIONS' && url.startsWith('/dogs/');
        response.writeHead(isThere ? 204 : 404).end();
      },
    ],
    [
      'a rejected method shows that the path is there',
      ({ method, url = '' }, response) => {
        const isThere = method === 'OPTIONS' && url.startsWith('/dogs/');
        response.writeHead(isThere ? 405 : 404, isThere ? { allow: 'GET' } : {}).end();
      },
    ],
  ])('may be about the objects where %s', async (_, respond) => {
    const { warned, printed } = await check404(respond);
    expect(warned).toBe('');
    expect(printed).toContain('(1 case, ');
  });

  test('may be about the objects where an operation creates them', async () => {
    const create =
      "  /dogs:\n    post: { operationId: addDog, responses: { '201': { description: Added. } } }\n";
    const { warned } = await check404(nothing, [/(?<=paths:\n)/, create]);
    expect(warned).toBe('');
  });
});

describe.concurrent.each(apis)('a server of $api that does not conform is judged', ({ given }) => {
  test.each([400, 500, 501, 503])('if it responds to everything with %i', async (status) => {
    const reply = send(status, 'application/json', '{"error":{"message":"no"}}');
    const { code, printed, warned } = await checkServer(reply, given());
    expect({ code, warned }).toEqual({ code: 1, warned: '' });
    expect(printed).toMatch(/, [12] failed, /);
  });

  test.each([
    ['{} to everything', '{}', 'application/json'],
    ['text to everything', 'ok', 'text/html'],
    ['an empty body to everything', '', 'text/plain'],
  ])('if it sends %s', async (_, body, type) => {
    const { code, warned } = await checkServer(send(200, type, body), given());
    expect({ code, warned }).toEqual({ code: 1, warned: '' });
  });

  test('if it redirects each path to the same one with a slash', async () => {
    const slash: RequestListener = ({ url = '' }, response) => {
      response.writeHead(307, { location: `${url.split('?')[0]}/` }).end();
    };
    const { code, warned } = await checkServer(slash, given());
    expect({ code, warned }).toEqual({ code: 1, warned: '' });
  });
});

describe.concurrent('the key of the built-in API', () => {
  test('is named where it is wrong, and no case is run', async () => {
    const { code, printed, warned } = await checkUrl({ url: reference.url, apiKey: ['sk-wrong'] });
    expect(warned).toBe(
      `${reference.url} rejects the key (status 401); pass another with --api-key KEY or in OPENAI_API_KEY`,
    );
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
  });

  test('is asked for where it is missing', async () => {
    const { code, printed, warned } = await checkUrl({ url: reference.url });
    expect(warned).toBe(
      `${reference.url} requires a key (status 401); pass it with --api-key KEY or in OPENAI_API_KEY`,
    );
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
  });

  test('is right, and the server violates the contract, where another header is accepted', async () => {
    const server = await serve({ apiKey: key, fault: ['auth-another-header'] });
    const { code, printed, warned } = await checkUrl({ url: server.url, apiKey });
    await server.close();
    expect(printed).toContain('accepts the key only in the header api-key');
    expect({ code, warned }).toEqual({ code: 1, warned: '' });
  });

  test.each([
    [401, 'rejects another key, which shows that this one is right', 1],
    [403, 'rejects another key, as this one may lack a permission', 2],
  ])(
    'that creates nothing (status %i) where the list accepts it and %s: exit %i',
    async (status, _, expected) => {
      const list = { object: 'list', data: [], first_id: null, last_id: null, has_more: false };
      const { code } = await checkServer(
        (request, response) => {
          const { method, url = '', headers } = request;
          const isRight = headers.authorization === `Bearer ${key}`;
          const isList = method === 'GET' && /^\/files(\?|$)/.test(url);
          const rejection = isRight && method === 'GET' ? 404 : status;
          const body = isList && isRight ? JSON.stringify(list) : '{}';
          const reply = isList && isRight ? 200 : rejection;
          send(reply, 'application/json', body)(request, response);
        },
        { apiKey },
      );
      expect(code).toBe(expected);
    },
  );
});

test.concurrent('each report that was asked for says why nothing was judged', async () => {
  const names = ['json', 'junit', 'tap', 'html', 'markdown', 'text', 'badge'];
  const fileOf = (name: string): string => join(folder, `report.${name}`);
  const url = reference.url.replace('/v1', '/v2');
  const report = names.map((name) => `${name}=${fileOf(name)}`);
  const { code, warned } = await checkUrl({ apiKey, url, report });
  expect(code).toBe(2);
  const texts = await Promise.all(names.map((name) => readFile(fileOf(name), 'utf8')));
  const [json = '', , , , , , badge = ''] = texts;
  const result = JSON.parse(json) as Result;
  expect(result.stopped).toBe(warned);
  expect(result.counts).toMatchObject({ pass: 0, fail: 0, 'could-not-run': 1 });
  expect(badge).toContain('stopped');
  const reason = 'has no GET /files';
  const silent = names.slice(0, -1).filter((_, at) => texts[at]?.includes(reason) !== true);
  expect(silent).toEqual([]);
});

test.concurrent(
  'a server that stops responding after the first look is not a wrong address',
  async () => {
    let requested = 0;
    const server = createServer((request, response) => {
      requested += 1;
      if (requested > 3) request.socket.destroy();
      else send(200, 'application/json', requested === 1 ? '[]' : '{}')(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { printed } = await checkUrl({ spec, url });
    server.closeAllConnections();
    server.close();
    expect(printed).toContain('checked http');
  },
);

test.concurrent('an API whose documented responses are HTML pages is not a web site', async () => {
  const file = join(folder, 'pages.yaml');
  await writeFile(file, document.replaceAll('application/json', 'text/html'));
  const { code, warned } = await checkServer(send(200, 'text/html', page), { spec: file });
  expect({ code, warned }).toEqual({ code: 1, warned: '' });
});
