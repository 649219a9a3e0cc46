import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  InvalidInputError,
  NotFoundError,
  OpenAIError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './errors.js';
import {
  type Answer,
  type CaptureServer,
  captureServer,
  inTurn,
  json,
} from './testing/capture-server.js';
import { SampleClient } from './testing/sample-client.js';

const servers: CaptureServer[] = [];
const key = 'sk-very-secret';

beforeEach(() => {
  for (const name of ['API_KEY', 'BASE_URL', 'ORG_ID', 'PROJECT_ID'])
    vi.stubEnv(`OPENAI_${name}`, '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) await server.close();
});

async function serve(answer?: Answer): Promise<CaptureServer> {
  const server = await captureServer(answer);
  servers.push(server);
  return server;
}

function clientOf(server: CaptureServer, options: object = {}): SampleClient {
  return new SampleClient({ apiKey: key, baseURL: `${server.url}/v1`, ...options });
}

async function failure(call: PromiseLike<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const soon = { 'retry-after-ms': '1' };
const refusal = {
  error: {
    message: 'No such File object: x',
    type: 'invalid_request_error',
    param: 'id',
    code: null,
  },
};

test('without a key the client says what to set', () => {
  expect(() => new SampleClient()).toThrow(OpenAIError);
  expect(() => new SampleClient({ apiKey: '' })).toThrow(
    'the API key is missing: set the environment variable OPENAI_API_KEY, or give the client the option apiKey',
  );
});

test('the environment stands in for options', async () => {
  const server = await serve();
  vi.stubEnv('OPENAI_API_KEY', ' sk-env\n');
  vi.stubEnv('OPENAI_BASE_URL', `${server.url}/env/`);
  vi.stubEnv('OPENAI_ORG_ID', 'org-env');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj-env');
  await new SampleClient().files.retrieve('f');
  await new SampleClient({ organization: null, project: 'p' }).files.retrieve('f');
  expect(server.requests.map(({ path }) => path)).toEqual(['/env/files/f', '/env/files/f']);
  expect(server.requests[0]?.headers).toMatchObject({
    authorization: 'Bearer sk-env',
    'openai-organization': 'org-env',
    'openai-project': 'proj-env',
  });
  expect(server.requests[1]?.headers['openai-organization']).toBeUndefined();
  expect(server.requests[1]?.headers['openai-project']).toBe('p');
});

test.each([
  { options: { baseURL: 'api.example/v1' }, want: 'baseURL: wanted an absolute URL' },
  { options: { baseURL: 'ftp://h' }, want: 'baseURL: wanted http: or https:, got ftp:' },
  { options: { baseURL: 'http://u:p@h' }, want: 'baseURL: holds a user name or password' },
  { options: { maxRetries: -1 }, want: 'maxRetries: wanted an integer of at least 0, got -1' },
  { options: { timeout: 0 }, want: 'timeout: wanted milliseconds above 0, got 0' },
])('the client refuses $options', ({ options, want }) => {
  expect(() => new SampleClient({ apiKey: key, ...options })).toThrow(InvalidInputError);
  expect(() => new SampleClient({ apiKey: key, ...options })).toThrow(want);
});

test('the key is asked for anew with each attempt', async () => {
  const server = await serve(inTurn(json(500, {}, soon), json(200, {})));
  let turn = 0;
  await clientOf(server, { apiKey: async () => `sk-${String((turn += 1))}` }).files.retrieve('f');
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer sk-1',
    'Bearer sk-2',
  ]);
});

test('headers and queries of the call lie over those of the client', async () => {
  const server = await serve(json(200, { data: [] }));
  const client = clientOf(server, {
    baseURL: `${server.url}/v1?api-version=1`,
    defaultHeaders: { 'x-a': '1', 'x-b': '1', 'content-type': 'application/json' },
    defaultQuery: { purpose: 'vision', limit: 1 },
  });
  const options = { headers: { 'x-a': null, 'x-b': '2' }, query: { order: 'asc' } };
  await client.files.list({ limit: 5 }, options);
  await client.files.create({ purpose: 'batch', file: new File(['x'], 'f') });
  expect(server.requests[0]?.path).toBe('/v1/files?api-version=1&purpose=vision&limit=5&order=asc');
  expect(server.requests[0]?.headers['x-a']).toBeUndefined();
  expect(server.requests[0]?.headers['x-b']).toBe('2');
  expect(server.requests[1]?.headers['content-type']).toMatch(
    /^multipart\/form-data; boundary=upspec-/,
  );
});

test.each([
  { status: 400, Class: BadRequestError },
  { status: 401, Class: AuthenticationError },
  { status: 403, Class: PermissionDeniedError },
  { status: 404, Class: NotFoundError },
  { status: 409, Class: ConflictError },
  { status: 422, Class: UnprocessableEntityError },
  { status: 429, Class: RateLimitError },
  { status: 500, Class: InternalServerError },
  { status: 503, Class: InternalServerError },
  { status: 418, Class: APIError },
])('status $status throws $Class.name with what the server told', async ({ status, Class }) => {
  const server = await serve(json(status, refusal, { 'x-request-id': 'req_1' }));
  const error = await failure(clientOf(server, { maxRetries: 0 }).files.retrieve('x'));
  expect(error).toBeInstanceOf(Class);
  expect(error).toMatchObject({
    name: Class.name,
    message: `${String(status)} No such File object: x`,
    status,
    type: 'invalid_request_error',
    param: 'id',
    code: null,
    requestID: 'req_1',
    error: refusal.error,
  });
});

const html: Answer = (_request, response) => {
  response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>\n Bad gateway</h1>');
};
const nothing: Answer = (_request, response) => {
  response.writeHead(500).end();
};

test.each([
  { kind: 'HTML', answer: html, want: '502 text/html: <h1> Bad gateway</h1>' },
  { kind: 'no body', answer: nothing, want: '500 an empty body' },
  { kind: 'a string', answer: json(400, { error: 'just text' }), want: '400 just text' },
  {
    kind: 'another envelope',
    answer: json(422, { detail: 'x' }),
    want: '422 application/json: {"detail":"x"}',
  },
  {
    kind: 'JSON that is cut',
    answer: json(200, undefined),
    want: '200 wanted a JSON body, got an empty body',
  },
  { kind: 'a key', answer: json(401, { error: { message: `bad ${key}` } }), want: '401 bad [key]' },
])('an answer that holds $kind gives a clear error', async ({ answer, want }) => {
  const server = await serve(answer);
  const error = await failure(clientOf(server, { maxRetries: 0 }).files.retrieve('x'));
  expect(error).toBeInstanceOf(APIError);
  expect(error).toHaveProperty('message', want);
});

test('neither the client nor an error shows the key', async () => {
  const server = await serve(
    json(401, { error: { message: `Incorrect API key: ${key}`, code: key } }),
  );
  const client = clientOf(server);
  const error = await failure(client.files.retrieve('x'));
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(key);
  expect(inspect(error, { depth: 9 })).toContain('Incorrect API key');
  expect(inspect(error, { depth: 9 })).not.toContain(key);
  const broken = await failure(clientOf(server, { apiKey: `${key}\u2026` }).files.retrieve('x'));
  expect(broken).toBeInstanceOf(InvalidInputError);
  expect(inspect(broken, { depth: 9 })).not.toContain(key);
});

test('a body that can be sent again is, with the same bytes', async () => {
  const server = await serve(
    inTurn(json(503, {}, soon), json(429, {}, soon), json(200, { id: 'f' })),
  );
  const file = new File(['content'], 'f.txt');
  const result = await clientOf(server).files.create({ purpose: 'batch', file });
  expect(result).toEqual({ id: 'f' });
  expect(server.requests).toHaveLength(3);
  expect(new Set(server.requests.map(({ body }) => body.toString())).size).toBe(1);
  expect(server.requests[0]?.body.toString()).toContain('content');
});

test.each([
  { name: 'maxRetries of the client', options: { maxRetries: 1 }, call: {}, want: 2 },
  { name: 'maxRetries of the call', options: { maxRetries: 5 }, call: { maxRetries: 0 }, want: 1 },
  { name: 'two retries by default', options: {}, call: {}, want: 3 },
])('$name bounds the attempts', async ({ options, call, want }) => {
  const server = await serve(json(500, {}, soon));
  const error = await failure(clientOf(server, options).files.retrieve('x', call));
  expect(error).toBeInstanceOf(InternalServerError);
  expect(server.requests).toHaveLength(want);
});

test('a broken connection is retried, then told with its cause', async () => {
  const reset: Answer = (_request, response) => response.destroy();
  const server = await serve(inTurn(reset, json(200, { id: 'f' })));
  expect(await clientOf(server).files.retrieve('f')).toEqual({ id: 'f' });
  const dead = await serve();
  await dead.close();
  const error = await failure(
    clientOf(dead, { maxRetries: 0 }).files.retrieve('f', { query: { secret: 1 } }),
  );
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(String(error)).toMatch(
    /^APIConnectionError: GET http:\/\/127\.0\.0\.1:\d+\/v1\/files\/f: fetch failed: connect ECONNREFUSED/,
  );
});

const silent: Answer = () => undefined;
const stalled: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{');
};

test.each([
  { name: 'never comes', answer: silent },
  { name: 'never ends', answer: stalled },
])('an answer that $name ends with the timeout', async ({ answer }) => {
  const server = await serve(answer);
  const error = await failure(clientOf(server, { maxRetries: 0, timeout: 60 }).files.retrieve('f'));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(error).toHaveProperty('message', `GET ${server.url}/v1/files/f: no answer within 60 ms`);
});

test('a download may take longer than the timeout', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200).write('slow ');
    setTimeout(() => response.end('bytes'), 250);
  });
  const response = await clientOf(server, { timeout: 120 }).files.content('f');
  expect(await response.text()).toBe('slow bytes');
});

test.each([
  { name: 'while the answer is awaited', answer: silent },
  { name: 'while a retry is awaited', answer: json(500, {}, { 'retry-after': '30' }) },
])('a signal ends the call $name', async ({ answer }) => {
  const server = await serve(answer);
  const reason = new Error('enough');
  const controller = new AbortController();
  const call = failure(clientOf(server).files.retrieve('f', { signal: controller.signal }));
  setTimeout(() => {
    controller.abort(reason);
  }, 60);
  const error = await call;
  expect(error).toBeInstanceOf(APIUserAbortError);
  expect(error).toHaveProperty('cause', reason);
  expect(server.requests).toHaveLength(1);
});

test('an aborted signal keeps the request from being sent', async () => {
  const server = await serve();
  const error = await failure(
    clientOf(server).files.retrieve('f', { signal: AbortSignal.abort() }),
  );
  expect(error).toBeInstanceOf(APIUserAbortError);
  expect(server.requests).toHaveLength(0);
});

test('a call is sent when it is first asked for, and once', async () => {
  const server = await serve(json(200, { id: 'f' }, { 'x-request-id': 'req_2' }));
  const call = clientOf(server).files.retrieve('f');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(server.requests).toHaveLength(0);
  expect(await call).toEqual({ id: 'f' });
  expect(await Promise.all([call, call])).toEqual([{ id: 'f' }, { id: 'f' }]);
  const { data, response, request_id } = await call.withResponse();
  expect({ data, status: response.status, request_id }).toEqual({
    data: { id: 'f' },
    status: 200,
    request_id: 'req_2',
  });
  expect(server.requests).toHaveLength(1);
});

test('asResponse gives the answer with its body unread', async () => {
  const server = await serve(json(200, { id: 'f' }));
  const response = await clientOf(server).files.retrieve('f').asResponse();
  expect(await response.json()).toEqual({ id: 'f' });
});

test('content is given byte for byte', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const server = await serve((_request, response) => response.end(bytes));
  const response = await clientOf(server).files.content('f');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

test('a redirect to another origin is followed without what is secret', async () => {
  const other = await serve(json(200, { id: 'elsewhere' }));
  const server = await serve(json(302, {}, { location: `${other.url}/moved` }));
  const client = clientOf(server, { organization: 'org', defaultHeaders: { 'api-key': key } });
  expect(await client.files.retrieve('f')).toEqual({ id: 'elsewhere' });
  expect(other.requests[0]?.path).toBe('/moved');
  expect(JSON.stringify(other.requests[0]?.headers)).not.toContain(key);
  expect(other.requests[0]?.headers['openai-organization']).toBeUndefined();
});

test('a redirect within an origin keeps the headers and, by 307, the body', async () => {
  const server = await serve((request, response) => {
    const moved = json(307, {}, { location: '/v2/files' });
    (request.path === '/v1/files' ? moved : json(200, { id: 'f' }))(request, response);
  });
  await clientOf(server).files.create({ purpose: 'batch', file: new File(['x'], 'f') });
  const first = server.requests[0];
  const last = server.requests.at(-1);
  expect(last).toMatchObject({ method: 'POST', path: '/v2/files' });
  expect(last?.headers.authorization).toBe(`Bearer ${key}`);
  expect(last?.body).toEqual(first?.body);
});

test('a stream can not be redirected, and the error says so', async () => {
  const server = await serve(json(307, {}, { location: '/v2/files' }));
  const data = new Blob(['x']).stream();
  const error = await failure(clientOf(server).uploads.parts.create('u', { data }));
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(String(error)).toMatch(/unexpected redirect$/);
  expect(server.requests).toHaveLength(1);
});

test('a file is not taken elsewhere by a 307', async () => {
  const other = await serve();
  const server = await serve(json(307, {}, { location: `${other.url}/files` }));
  const error = await failure(
    clientOf(server).uploads.parts.create('u', { data: new Blob(['x']) }),
  );
  expect(error).toHaveProperty('status', 307);
  expect(other.requests).toHaveLength(0);
});

test.each([301, 302, 307, 308])('a POST is not taken elsewhere by a %i', async (status) => {
  const other = await serve();
  const server = await serve(json(status, {}, { location: `${other.url}/files?sig=1` }));
  const error = await failure(clientOf(server).uploads.create({ bytes: 1 }));
  expect(error).toHaveProperty(
    'message',
    `${String(status)} redirect to ${other.url}/files, which is not followed; point baseURL at the final address`,
  );
  expect(other.requests).toHaveLength(0);
});

test('a circle of redirects ends', async () => {
  const server = await serve(json(302, {}, { location: '/v1/files/f' }));
  const error = await failure(clientOf(server).files.retrieve('f'));
  expect(error).toHaveProperty('status', 302);
  expect(server.requests).toHaveLength(6);
});
