import { afterEach, expect, test, vi } from 'vitest';
import { APIClient } from './client.js';
import { changedOptions, variantOf, type VariantRule } from './client-variant.js';
import type { ClientDefaults, ClientOptions } from './settings.js';
import { serve } from './testing/serve.js';

const rule: VariantRule = {
  key: { header: 'x-depot-key', environment: 'DEPOT_KEY' },
  tokenOption: 'tokens',
  endpoint: { option: 'endpoint', environment: 'DEPOT_ENDPOINT', path: '/depot' },
  query: [{ name: 'version', option: 'apiVersion', environment: 'DEPOT_VERSION' }],
};

const defaults: ClientDefaults = {
  baseURL: 'https://depot.example/v1',
  environment: { apiKey: 'OWN_KEY', baseURL: 'OWN_URL' },
  requiresKey: true,
};

interface Options extends Omit<ClientOptions, 'apiKey'> {
  readonly apiKey?: string | undefined;
  readonly tokens?: (() => string | Promise<string>) | undefined;
  readonly endpoint?: string | undefined;
  readonly apiVersion?: string | undefined;
}

class Variant extends APIClient {
  constructor(own: Options) {
    const inputs = variantOf(own, defaults, rule);
    super(inputs.options, inputs.defaults);
  }
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a key is sent in the header of the variant, and the version with each request', async () => {
  const server = await serve();
  const options = { apiKey: 'secret', endpoint: `${server.url}//`, apiVersion: '2024-10-21' };
  await new Variant({ ...options, defaultQuery: { a: 'b' } }).get('/crates');
  expect(server.requests[0]).toMatchObject({
    path: '/depot/crates?a=b&version=2024-10-21',
    headers: { 'x-depot-key': 'secret' },
  });
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
});

test('tokens are sent as bearer tokens, a new one for each attempt', async () => {
  const server = await serve();
  let count = 0;
  const tokens = (): string => `t${String((count += 1))}`;
  const client = new Variant({ tokens, baseURL: `${server.url}/base`, apiVersion: '1' });
  await client.get('/a');
  await client.get('/b');
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer t1',
    'Bearer t2',
  ]);
  expect(server.requests[0]?.path).toBe('/base/a?version=1');
  expect(server.requests[0]?.headers).not.toHaveProperty('x-depot-key');
});

test('missing options are read from the environment', async () => {
  const server = await serve();
  vi.stubEnv('DEPOT_KEY', 'from-env');
  vi.stubEnv('DEPOT_ENDPOINT', server.url);
  vi.stubEnv('DEPOT_VERSION', '2');
  await new Variant({}).get('/a');
  expect(server.requests[0]).toMatchObject({
    path: '/depot/a?version=2',
    headers: { 'x-depot-key': 'from-env' },
  });
});

test.each<{ what: string; options: Options; want: string }>([
  {
    what: 'a version',
    options: { apiKey: 'k', endpoint: 'https://a.example' },
    want: 'the apiVersion is missing: set the environment variable DEPOT_VERSION, or pass the option apiVersion to the client',
  },
  {
    what: 'an endpoint',
    options: { apiKey: 'k', apiVersion: '1' },
    want: 'the endpoint is missing: set the environment variable DEPOT_ENDPOINT, or pass the option endpoint to the client',
  },
  {
    what: 'a key',
    options: { endpoint: 'https://a.example', apiVersion: '1' },
    want: 'the API key is missing: set the environment variable DEPOT_KEY, or pass the option apiKey to the client',
  },
])('a variant without $what is rejected', ({ options, want }) => {
  expect(() => new Variant(options)).toThrow(want);
});

test.each<{ what: string; options: Options; want: string }>([
  {
    what: 'a key and tokens',
    options: { apiKey: 'k', tokens: () => 't', endpoint: 'https://a.example', apiVersion: '1' },
    want: 'the options apiKey and tokens exclude each other; pass one of them',
  },
  {
    what: 'a base URL and an endpoint',
    options: {
      apiKey: 'k',
      baseURL: 'https://b.example',
      endpoint: 'https://a.example',
      apiVersion: '1',
    },
    want: 'the options baseURL and endpoint exclude each other; pass one of them',
  },
])('$what are rejected together', ({ options, want }) => {
  expect(() => new Variant(options)).toThrow(want);
});

test('a changed option replaces the one that it excludes', () => {
  const own: Options = { apiKey: 'k', endpoint: 'https://a.example', apiVersion: '1' };
  expect(changedOptions(own, { baseURL: 'https://b.example', maxRetries: 0 }, rule)).toEqual({
    apiKey: 'k',
    endpoint: undefined,
    apiVersion: '1',
    baseURL: 'https://b.example',
    maxRetries: 0,
  });
});
