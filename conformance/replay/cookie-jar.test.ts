import { expect, test } from 'vitest';
import type { WireRequest } from './build-request.js';
import { openCookieJar, type CookieJar } from './cookie-jar.js';

function request(path: string, more: Partial<WireRequest> = {}): WireRequest {
  return { method: 'GET', path, headers: {}, auth: 'right', ...more };
}

/** The base URL has a path of its own. */
function openJar(...headers: readonly string[]): CookieJar {
  const jar = openCookieJar(({ path }) => ({ target: `/v1${path}`, headers: {} }));
  for (const header of headers)
    jar.note(request('/login/now'), { headers: { 'set-cookie': header } });
  return jar;
}

test.each<[string, readonly string[], string, string | undefined]>([
  ['a cookie is sent to all paths', ['sid=a=b; Path=/'], '/me?x=1', 'sid=a=b'],
  ['without a path it is sent beside the request', ['sid=a'], '/login/then', 'sid=a'],
  ['and below its folder alone', ['sid=a'], '/loginnow', undefined],
  ['a path of its own is that of the server', ['sid=a; path=/v1/me'], '/me', 'sid=a'],
  ['and what it begins is not enough', ['sid=a; Path=/v1/me'], '/menu', undefined],
  ['the longer path is first', ['a=1; Path=/, b=2; Path=/v1'], '/me', 'b=2; a=1'],
  ['a later value is the one', ['sid=a; Path=/', 'sid=b; Path=/'], '/me', 'sid=b'],
  ['Max-Age=0 ends it', ['sid=a; Path=/', 'sid=a; Path=/; Max-Age=0'], '/me', undefined],
  [
    'a date that is over ends it',
    ['sid=a; Path=/', 'sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    '/me',
    undefined,
  ],
  [
    'Max-Age counts before a date',
    ['sid=a; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60'],
    '/me',
    'sid=a',
  ],
])('%s', (_, headers, path, expected) => {
  expect(openJar(...headers).prepare(request(path)).session).toBe(expected);
});

test.each(['none', 'wrong'] as const)('a request with %s key is sent without a session', (auth) => {
  expect(openJar('sid=a; Path=/').prepare(request('/me', { auth })).session).toBe(undefined);
});

test('a request whose response sets a cookie is the beginning of a session', () => {
  const jar = openJar();
  expect(jar.note(request('/in'), { headers: { 'set-cookie': 'sid=a' } }).session).toBe('');
  expect(jar.note(request('/in'), { headers: {} }).session).toBe(undefined);
});
