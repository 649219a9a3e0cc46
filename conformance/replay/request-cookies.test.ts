import { expect, test } from 'vitest';
import type { Credential } from '../auth/credential.js';
import { requestCookies } from './request-cookies.js';

const key: Credential = { in: 'cookie', name: 'sid', value: '$KEY', wrong: 'no' };

test.each<[string, string | undefined, string | undefined, string | undefined]>([
  ['its own before those of the session', 'a=1', 'a=2; b=3', 'a=1; b=3'],
  ['that of the session for one that a recording leaves out', 'b=redacted-red', 'b=3', 'b=3'],
  ['not what stands for the key', 'sid=redacted-red', undefined, undefined],
  ['whatever else a recording leaves out', 'c=redacted-red', undefined, 'c=redacted-red'],
  ['those of every request where it has none', undefined, 'b=3', 'z=0; b=3'],
])('a request sends %s', (_, own, session, expected) => {
  const headers = own === undefined ? {} : { cookie: own };
  const request = session === undefined ? { headers } : { headers, session };
  expect(requestCookies(request, { always: 'z=0', credentials: [key] }).cookie).toBe(expected);
});
