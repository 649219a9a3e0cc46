import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APIClient } from './client.js';
import type { Credential } from './credential.js';
import { json } from './testing/capture-server.js';
import { SampleClient } from './testing/sample-client.js';
import { failure, serve } from './testing/serve.js';

beforeEach(() => {
  vi.stubEnv('OPENAI_API_KEY', '');
});
afterEach(() => vi.unstubAllEnvs());

const rows: readonly {
  readonly about: string;
  readonly credential: Credential;
  readonly key: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly path: string;
}[] = [
  {
    about: 'as a bearer token',
    credential: { in: 'header', name: 'authorization', scheme: 'Bearer' },
    key: 'k-1',
    headers: { authorization: 'Bearer k-1' },
    path: '/v1/files/f',
  },
  {
    // The example of RFC 7617, section 2.
    about: 'as user and password',
    credential: { in: 'header', name: 'authorization', scheme: 'Basic' },
    key: 'Aladdin:open sesame',
    headers: { authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' },
    path: '/v1/files/f',
  },
  {
    about: 'in a header of its own',
    credential: { in: 'header', name: 'X-Key' },
    key: 'k-1',
    headers: { 'x-key': 'k-1', authorization: undefined },
    path: '/v1/files/f',
  },
  {
    about: 'in the query',
    credential: { in: 'query', name: 'api key' },
    key: 'k&1',
    headers: { authorization: undefined },
    path: '/v1/files/f?api%20key=k%261',
  },
  {
    about: 'in a cookie',
    credential: { in: 'cookie', name: 'session' },
    key: 'k;1',
    headers: { cookie: 'session=k%3B1', authorization: undefined },
    path: '/v1/files/f',
  },
];

test.each(rows)('the key is sent $about', async ({ credential, key, headers, path }) => {
  const server = await serve(json(200, {}));
  const client = new SampleClient({ apiKey: key, baseURL: `${server.url}/v1` }, credential);
  await client.files.retrieve('f');
  expect(server.requests[0]?.path).toBe(path);
  const sent = Object.keys(headers).map((name) => [name, server.requests[0]?.headers[name]]);
  expect(Object.fromEntries(sent)).toEqual(headers);
});

test('a key in the query is in no message', async () => {
  const server = await serve(json(400, { error: { message: 'no key-9 here' } }));
  const credential = { in: 'query', name: 'key' } as const;
  const options = { apiKey: 'key-9', baseURL: server.url, maxRetries: 0 };
  const error = await failure(new SampleClient(options, credential).files.retrieve('f'));
  expect(String(error)).toContain('[key]');
  expect(String(error)).not.toContain('key-9');
});

test('a client whose API has no security needs no key, and sends none', async () => {
  class Open extends APIClient {
    constructor(baseURL: string) {
      super({ baseURL }, { environment: { apiKey: 'OPEN_API_KEY' } });
    }
  }
  const server = await serve(json(200, {}));
  await new Open(server.url).requestResult({ method: 'GET', path: '/a' });
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});
