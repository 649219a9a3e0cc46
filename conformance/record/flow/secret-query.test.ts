import { expect, test } from 'vitest';
import { secretsByName } from './secret-fields.js';
import { secretQuery, withoutSecretQuery } from './secret-query.js';

const secrets = [
  'subscription-key',
  'code',
  'X-Amz-Signature',
  'auth',
  'id_token',
  'jwt',
  'client_secret',
  'session',
  'x-api-token',
  'api%5Fkey',
];

test.each(secrets)('%s is a key, and is left out of the path', (name) => {
  const path = `/files?limit=2&${name}=a%2Fb&api-version=1&order=asc`;
  expect(secretQuery(path, secretsByName)).toEqual(['a/b']);
  expect(withoutSecretQuery(path, secretsByName)).toBe('/files?limit=2&api-version=1&order=asc');
});

test.each(['/files', '/files?', '/files?limit=1&&after=file-a&purpose=batch', '/files?key'])(
  '%s stays as it was sent',
  (path) => {
    expect(secretQuery(path, secretsByName)).toEqual([]);
    expect(withoutSecretQuery(path, secretsByName)).toBe(path);
  },
);
