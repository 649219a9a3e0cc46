import { describe, expect, test } from 'vitest';
import { openaiFilesContract } from '../../openai-files/contract.js';
import { noBody, type Capture } from '../capture/capture.js';
import { contentOf } from '../capture/collect-content.js';
import { gatherSecrets } from './secrets.js';

const contract = openaiFilesContract();

function captureOf(changes: Partial<Capture>): Capture {
  return {
    method: 'GET',
    path: '/files',
    requestHeaders: {},
    request: noBody,
    status: 200,
    responseHeaders: {},
    response: noBody,
    respondedAt: 0,
    ...changes,
  };
}

function jsonBody(value: unknown): Capture['response'] {
  return { kind: 'content', content: contentOf(Buffer.from(JSON.stringify(value)), 10_000) };
}

describe('a text without secrets', () => {
  const table: readonly {
    readonly carries: Partial<Capture>;
    readonly given: string;
    readonly want: string;
  }[] = [
    {
      carries: { requestHeaders: { authorization: 'Bearer my.own.key' } },
      given: 'the key my.own.key is wrong',
      want: 'the key redacted-r is wrong',
    },
    {
      carries: {
        requestHeaders: {
          authorization: `Basic ${Buffer.from('user:pass-word').toString('base64')}`,
        },
      },
      given: 'pass-word',
      want: 'redacted-',
    },
    {
      carries: { requestHeaders: { 'api-key': '0123456789' } },
      given: '/files?q=0123456789',
      want: '/files?q=redacted-r',
    },
    {
      carries: { requestHeaders: { cookie: 'a=b; session=of-somebody' } },
      given: 'session of-somebody, a b',
      want: 'session redacted-re, a b',
    },
    {
      carries: {
        responseHeaders: {
          'set-cookie': '__cf=a-token-of-a-cloud; path=/; expires=Thu, 01 Jan 2026, x=s3condToken',
        },
      },
      given: 'a-token-of-a-cloud s3condToken',
      want: 'redacted-redacted- redacted-re',
    },
    {
      carries: { requestHeaders: { cookie: 'PHPSESSID=shorter; tab=assistants; theme=midnight' } },
      given: 'shorter, of assistants at midnight',
      want: 'redacte, of assistants at midnight',
    },
    {
      carries: { requestHeaders: { cookie: 'session="quoted%2Fvalue"' } },
      given: 'quoted/value quoted%2Fvalue',
      want: 'redacted-red redacted-redac',
    },
    ...[
      'x-portkey-api-key',
      'x-goog-api-key',
      'ocp-apim-subscription-key',
      'x-custom-token',
      'x-session-id',
      'x-auth-request-user',
    ].map((name) => ({
      carries: { requestHeaders: { [name]: 'told-to-nobody' } },
      given: `${name} told-to-nobody is wrong`,
      want: `${name} redacted-redac is wrong`,
    })),
    {
      carries: { responseHeaders: { 'x-refreshed-token': 'told-to-nobody' } },
      given: 'told-to-nobody',
      want: 'redacted-redac',
    },
    {
      carries: {
        requestHeaders: { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/1/x, Signature=0a1b2c' },
      },
      given: 'the signature 0a1b2c of AKIA/1/x is wrong',
      want: 'the signature redact of redacted is wrong',
    },
    {
      carries: { requestHeaders: { authorization: 'Bearer abc' } },
      given: 'Bearer abc, bearer  "abc", Bearer abcd; key provided: abc. The abc of it',
      want: 'Bearer red, bearer  "red", Bearer abcd; key provided: red. The abc of it',
    },
    {
      carries: { requestHeaders: { 'api-key': '$x.' } },
      given: 'Bearer $x. Bearer $xy',
      want: 'Bearer red Bearer $xy',
    },
    {
      carries: { requestHeaders: { 'x-auth-type': 'Bearer' } },
      given: 'Bearer realm="files"',
      want: 'Bearer realm="files"',
    },
    {
      carries: { requestHeaders: { 'x-team': 'blue-ish-team' } },
      given: 'of blue-ish-team',
      want: 'of blue-ish-team',
    },
    {
      carries: {},
      given: 'see https://h/a?limit=1&X-Amz-Signature=0a1b&after=b, or ?order=asc',
      want: 'see https://h/a?limit=1&X-Amz-Signature=reda&after=b, or ?order=asc',
    },
    {
      carries: { responseHeaders: { 'openai-organization': 'quiet-company' } },
      given: 'a file of quiet-company',
      want: 'a file of redacted-reda',
    },
    {
      carries: {
        requestHeaders: { 'openai-organization': Buffer.from('Zoë & Co').toString('latin1') },
      },
      given: 'Zoë & Co',
      want: 'redacted-',
    },
    {
      carries: { response: jsonBody({ deep: [{ organization_id: 'our-tenant' }] }) },
      given: 'our-tenant',
      want: 'redacted-r',
    },
    { carries: { path: '/files?api_key=abc%2Fdef' }, given: 'abc/def', want: 'redacte' },
    { carries: {}, given: 'provided: sk-abc*******wxyz.', want: 'provided: redacted-redacted.' },
    { carries: {}, given: 'org-AbCdEf0123456789', want: 'redacted-redacted-re' },
    {
      carries: {},
      given: 'Authorization: Bearer abcdefghij',
      want: 'Authorization: Bearer redacted-r',
    },
    {
      carries: {},
      given: 'task-force and disk-space stay',
      want: 'task-force and disk-space stay',
    },
    { carries: { requestHeaders: { 'openai-project': 'a' } }, given: 'a', want: 'a' },
  ];
  test.each(table)('$given becomes $want', ({ carries, given, want }) => {
    expect(gatherSecrets([captureOf(carries)], contract).cover(given)).toBe(want);
  });
});

describe('JSON without secrets', () => {
  test('is covered in its texts and where it names an owner, and the words of the API stay', () => {
    const secrets = gatherSecrets(
      [captureOf({ requestHeaders: { 'openai-project': 'assistants' } })],
      contract,
    );
    const given = {
      purpose: 'assistants',
      note: ['of assistants'],
      org: 'acme',
      bytes: 1,
      none: null,
    };
    expect(secrets.coverJson(given)).toEqual({
      purpose: 'assistants',
      note: ['of redacted-r'],
      org: 'reda',
      bytes: 1,
      none: null,
    });
  });

  test('hides the value of a secret name, but not the code of an error', () => {
    const secrets = gatherSecrets([], contract);
    const given = { client_secret: 'abc', session: 'abcd', error: { code: 'invalid_api_key' } };
    expect(secrets.coverJson(given)).toEqual({
      client_secret: 'red',
      session: 'reda',
      error: { code: 'invalid_api_key' },
    });
  });
});

test('bytes other than text are searched, too', () => {
  const secrets = gatherSecrets(
    [captureOf({ requestHeaders: { 'api-key': 'Ünique-key' } })],
    contract,
  );
  const bytes = Buffer.concat([Buffer.from([0xff, 0]), Buffer.from('Ünique-key')]);
  expect([secrets.isIn(bytes), secrets.isIn(Buffer.from([0xff, 0, 1]))]).toEqual([true, false]);
});
