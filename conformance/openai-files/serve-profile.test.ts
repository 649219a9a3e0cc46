import { expect, test } from 'vitest';
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
