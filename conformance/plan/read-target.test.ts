import { expect, test } from 'vitest';
import { UsageError } from '../kit-error.js';
import { readTarget, type TargetOptions } from './read-target.js';

test('a base URL is shown without its last slash', () => {
  const { shown, jobs, timeout } = readTarget({ url: 'https://api.example/v1/' });
  expect([shown, jobs, timeout]).toEqual(['https://api.example/v1', 4, 30_000]);
});

test('an empty key is none', () => {
  expect(readTarget({ url: 'http://127.0.0.1/', apiKey: '' }).keys.apiKey).toBeUndefined();
});

test.each<[TargetOptions, string]>([
  [
    { url: '127.0.0.1:4010' },
    '127.0.0.1:4010 is not a valid server URL; expected for example http://127.0.0.1:4010/v1',
  ],
  [
    { url: 'file:///etc' },
    'file:///etc is not a valid server URL; expected for example http://127.0.0.1:4010/v1',
  ],
  [
    { url: 'http://me:secret@127.0.0.1:4010/v1' },
    'a base URL must not contain a user or a password, as in http://…@127.0.0.1:4010; ' +
      'pass the key with --api-key KEY or in API_KEY, or another header by a profile',
  ],
  [{ url: 'http://127.0.0.1/v1?a=b' }, 'a base URL has neither a query nor a fragment'],
  [
    { url: 'http://127.0.0.1', jobs: 0, timeout: 0.5 },
    'jobs must be a whole number from 1 to 64, not 0\n' +
      'timeout must be a whole number from 1 to 3600000, not 0.5',
  ],
  [
    { url: 'http://127.0.0.1', apiKey: 'a key' },
    'the API key contains a space or a non-ASCII character, which a header cannot contain',
  ],
])('%j cannot be followed', (options, message) => {
  expect(() => readTarget(options)).toThrow(new UsageError(message));
});
