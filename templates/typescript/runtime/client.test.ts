import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APIClient, type ClientOptions } from './client.js';
import { InvalidInputError, ClientError } from './errors.js';
import { json } from './testing/capture-server.js';
import { SampleClient } from './testing/sample-client.js';
import { clientOf, key, serve } from './testing/serve.js';

beforeEach(() => {
  for (const name of ['API_KEY', 'BASE_URL', 'CUSTOM_HEADERS', 'ORG_ID', 'PROJECT_ID']) {
    vi.stubEnv(`OPENAI_${name}`, '');
  }
});
afterEach(() => vi.unstubAllEnvs());

test('without a key the error says what to set', () => {
  expect(() => new SampleClient()).toThrow(ClientError);
  expect(() => new SampleClient({ apiKey: '' })).toThrow(
    'the API key is missing: set the environment variable OPENAI_API_KEY, or pass the option apiKey to the client',
  );
});

test('without a base URL in the options or the API, the error says what to set', () => {
  class Relative extends APIClient {
    constructor(options?: ClientOptions) {
      super(options, { environment: { baseURL: 'OPENAI_BASE_URL' } });
    }
  }
  expect(() => new Relative()).toThrow(
    new InvalidInputError(
      'baseURL',
      'is missing: set the environment variable OPENAI_BASE_URL, or pass the option baseURL to the client',
    ),
  );
  expect(new Relative({ baseURL: 'http://127.0.0.1/v1/' }).baseURL).toBe('http://127.0.0.1/v1');
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1/v2');
  expect(new Relative().baseURL).toBe('http://127.0.0.1/v2');
});

test('environment variables replace missing options', async () => {
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

test('an environment variable has further headers, one a line, which options override', async () => {
  const server = await serve();
  vi.stubEnv('OPENAI_API_KEY', 'sk-env');
  vi.stubEnv('OPENAI_BASE_URL', server.url);
  vi.stubEnv(
    'OPENAI_CUSTOM_HEADERS',
    'X-Team: tools\r\nno header\n X-Time : 10:30 \nOpenAI-Project: p\nX-Mode: a\nX-Off: 1',
  );
  const defaultHeaders = { 'x-mode': 'b', 'x-off': null };
  await new SampleClient({ project: 'option', defaultHeaders }).files.retrieve('f');
  const { headers } = server.requests[0] ?? {};
  expect(headers).toMatchObject({
    authorization: 'Bearer sk-env',
    'x-team': 'tools',
    'x-time': '10:30',
    'openai-project': 'p',
    'x-mode': 'b',
  });
  expect(headers).not.toHaveProperty('x-off');
});

test('a header of the environment that is not valid is an error that does not show its value', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-env');
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'X Team: tools');
  await expect(new SampleClient().files.retrieve('f')).rejects.toThrow(
    new InvalidInputError(
      'header "X Team"',
      'its name or value has a character that is not valid in HTTP headers',
    ),
  );
});

test.each([
  { options: { baseURL: 'api.example/v1' }, want: 'baseURL: expected an absolute URL' },
  { options: { baseURL: 'ftp://h' }, want: 'baseURL: expected http: or https:, received ftp:' },
  { options: { baseURL: 'http://u:p@h' }, want: 'baseURL: contains a user name or password' },
  {
    options: { maxRetries: -1 },
    want: 'maxRetries: expected an integer of at least 0, received -1',
  },
  { options: { timeout: 0 }, want: 'timeout: expected milliseconds above 0, received 0' },
  {
    options: { fetchOptions: { redirect: 'follow' } },
    want: 'fetchOptions.redirect: the client sets it; use the arguments and the other options of the call',
  },
])('the client rejects $options', ({ options, want }) => {
  expect(() => new SampleClient({ apiKey: key, ...options })).toThrow(InvalidInputError);
  expect(() => new SampleClient({ apiKey: key, ...options })).toThrow(want);
});

test('fetch receives the fetchOptions of the client and of the call with every request', async () => {
  const server = await serve(json(200, {}));
  const seen: unknown[] = [];
  const client = clientOf(server, {
    fetchOptions: { dispatcher: undefined, cache: 'no-store', priority: 'low' },
    fetch: (url, init) => {
      seen.push([init.method, init.cache, init.priority]);
      return fetch(url, init);
    },
  });
  await client.files.retrieve('f', { fetchOptions: { priority: 'high' } });
  await client.uploads.parts.create('u', { data: new Blob(['x']) });
  expect(seen).toEqual([
    ['GET', 'no-store', 'high'],
    ['POST', 'no-store', 'low'],
  ]);
});

test('headers and queries of the call override those of the client', async () => {
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

test('a call is sent immediately, and only once', async () => {
  const server = await serve(json(200, { id: 'f' }, { 'x-request-id': 'req_2' }));
  const call = clientOf(server).files.retrieve('f');
  await expect.poll(() => server.requests.length).toBe(1);
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

test('asResponse returns the response with its body unread', async () => {
  const server = await serve(json(200, { id: 'f' }));
  const response = await clientOf(server).files.retrieve('f').asResponse();
  expect(await response.json()).toEqual({ id: 'f' });
});

test('content is returned byte for byte', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const server = await serve((_request, response) => response.end(bytes));
  const response = await clientOf(server).files.content('f');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});
