import { expect, test } from 'vitest';
import { check } from '../check.js';
import { loadProfile } from './profile-format/load-profile.js';
import { serve } from './serve.js';

interface Sent {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const DATA_PLANE = '/openai/files?api-version=2024-10-21';
const withKey = { 'api-key': 'secret' };

test.each<readonly [string, string, Sent, number]>([
  ['the key in the header of the profile', 'azure', { path: DATA_PLANE, headers: withKey }, 200],
  [
    'a token, which every profile accepts',
    'azure',
    { path: DATA_PLANE, headers: { authorization: 'Bearer secret' } },
    200,
  ],
  ['a wrong key', 'azure', { path: DATA_PLANE, headers: { 'api-key': 'other' } }, 401],
  ['no key', 'azure', { path: DATA_PLANE }, 401],
  ['no version', 'azure', { path: '/openai/files', headers: withKey }, 404],
  [
    'another version',
    'azure',
    { path: '/openai/files?api-version=2020-01-01', headers: withKey },
    404,
  ],
  [
    'the path of the contract',
    'azure',
    { path: '/v1/files?api-version=2024-10-21', headers: withKey },
    404,
  ],
  ['the path of the profile', 'azure-v1', { path: '/openai/v1/files', headers: withKey }, 200],
  [
    'an operation that the profile does not have',
    'groq',
    { path: '/openai/v1/uploads/upload_1/cancel', headers: { authorization: 'Bearer secret' } },
    404,
  ],
])('a server responds to %s by its profile (%s)', async (_, name, { path, headers }, want) => {
  const server = await serve({ apiKey: 'secret', profile: await loadProfile(name) });
  const { origin } = new URL(server.url);
  const method = path.endsWith('/cancel') ? 'POST' : 'GET';
  const { status } = await fetch(`${origin}${path}`, { method, headers: headers ?? {} });
  await server.close();
  expect(status).toBe(want);
});

test.each([
  ['openai', '/v1'],
  ['azure', '/'],
  ['azure-v1', '/openai/v1'],
  ['deepinfra', '/v1/openai'],
])('the base URL of a server has the path of its profile (%s)', async (name, path) => {
  const server = await serve({ profile: await loadProfile(name) });
  await server.close();
  expect(new URL(server.url).pathname).toBe(path);
});

test('a success has the status of the profile', async () => {
  const server = await serve({ profile: await loadProfile('azure') });
  const body = new FormData();
  body.set('purpose', 'batch');
  body.set('file', new File(['{}'], 'a.jsonl'));
  const url = `${server.url}/openai/files?api-version=2024-10-21`;
  const { status } = await fetch(url, { method: 'POST', headers: withKey, body });
  await server.close();
  expect(status).toBe(201);
});

test.each(['azure', 'mistral', 'xai'])(
  'the bounds of a server are those of its profile %s',
  async (name) => {
    const profile = await loadProfile(name);
    const server = await serve({ profile });
    const only = [
      '*/create/*batch*',
      '*/create/sizes',
      '*/create/expir*',
      '*/purpose/**',
      'claims/**',
    ];
    const { counts } = await check({ url: server.url, apiKey: 'any', profile, only });
    await server.close();
    expect(counts).toMatchObject({ warn: 0, fail: 0, 'could-not-run': 0 });
  },
);

test.each([
  ['9,000,000,000 bytes', { bytes: 9_000_000_000 }, 200],
  ['the largest size', { bytes: 9_663_676_416 }, 200],
  ['a byte more', { bytes: 9_663_676_417 }, 400],
  ['a part of a byte', { bytes: 0.5 }, 400],
  ['fewer than no bytes', { bytes: -1 }, 400],
  ['a purpose of the contract alone', { purpose: 'vision' }, 400],
  ['a file that expires', { expires_after: { anchor: 'created_at', seconds: 3600 } }, 200],
  ['a file that expires too soon', { expires_after: { anchor: 'created_at', seconds: 59 } }, 400],
  ['a body without properties', undefined, 400],
])('a server judges an Upload by its profile (%s)', async (_, changed, want) => {
  const server = await serve({ profile: await loadProfile('azure') });
  const upload = { bytes: 1, filename: 'a.jsonl', mime_type: 'text/jsonl', purpose: 'batch' };
  const { status } = await fetch(`${server.url}/openai/uploads?api-version=2024-10-21`, {
    method: 'POST',
    headers: { ...withKey, 'content-type': 'application/json' },
    body: JSON.stringify(changed === undefined ? null : { ...upload, ...changed }),
  });
  await server.close();
  expect(status).toBe(want);
});
