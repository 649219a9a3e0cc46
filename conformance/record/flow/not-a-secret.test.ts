import { describe, expect, test } from 'vitest';
import { openaiFilesContract } from '../../openai-files/contract.js';
import type { Capture } from '../capture/capture.js';
import { contentOf } from '../capture/collect-content.js';
import { exchange, json } from '../testing/captures.js';
import { gatherSecrets } from './secrets.js';

const contract = openaiFilesContract();

describe('what a request says in the words of the API', () => {
  const secrets = gatherSecrets(
    [
      exchange('GET /files', 200, {
        requestHeaders: {
          'openai-organization': 'created_at',
          'openai-project': 'assistants',
          'api-key': 'purpose',
          'x-api-key': '7200000',
          cookie: 'session=of-a-session',
        },
      }),
    ],
    contract,
  );

  test.each([
    ['purpose', 'assistants', 'assistants'],
    ['expires_after[anchor]', 'created_at', 'created_at'],
    ['expires_after[seconds]', '7200000', '7200000'],
    ['note', '7200000', 'redacte'],
    ['note', 'of assistants', 'of redacted-r'],
    ['api_key', 'abc', 'red'],
  ])('is not a secret as the field %s with %s', (name, given, want) => {
    expect(secrets.coverField(name, given)).toBe(want);
  });

  test.each([
    [
      '/files?purpose=assistants&order=created_at&limit=7200000',
      '/files?purpose=assistants&order=created_at&limit=7200000',
    ],
    [
      '/files/of-a-session/content?purpose=of-a-session',
      '/files/redacted-red/content?purpose=redacted-red',
    ],
    ['/files?q=7200000&of-a-session', '/files?q=redacte&redacted-red'],
  ])('is not a secret in %s', (given, want) => {
    expect(secrets.coverPath(given)).toBe(want);
  });
});

test('a long cookie that the request also contains as a name or an id is not a secret', () => {
  const form: Capture['request'] = {
    kind: 'form',
    parts: [
      { name: 'purpose', content: contentOf(Buffer.from('a-purpose-of-our-own'), 100) },
      { name: 'file', filename: 'report-of-2026.txt', content: contentOf(Buffer.from(''), 100) },
    ],
  };
  const cookies = {
    a: 'report-of-2026.txt',
    b: 'file-0123456789abcdef',
    c: 'a-purpose-of-our-own',
    d: 'fedcba9876543210',
    session_file: 'file-of-a-session',
  };
  const cookie = Object.entries(cookies)
    .map((pair) => pair.join('='))
    .join('; ');
  const response = json({ id: 'file-0123456789abcdef', filename: 'file-of-a-session' });
  const { cover } = gatherSecrets(
    [exchange('GET /files', 200, { requestHeaders: { cookie }, request: form, response })],
    contract,
  );
  expect(Object.values(cookies).map(cover)).toEqual([
    'report-of-2026.txt',
    'file-0123456789abcdef',
    'a-purpose-of-our-own',
    'redacted-redacte',
    'redacted-redacted',
  ]);
});
