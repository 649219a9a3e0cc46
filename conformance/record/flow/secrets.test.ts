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
    answeredAt: 0,
    ...changes,
  };
}

function jsonBody(value: unknown): Capture['response'] {
  return { kind: 'content', content: contentOf(Buffer.from(JSON.stringify(value)), 10_000) };
}

describe('a text without secrets', () => {
  const table: readonly {
    readonly bears: Partial<Capture>;
    readonly given: string;
    readonly want: string;
  }[] = [
    {
      bears: { requestHeaders: { authorization: 'Bearer my.own.key' } },
      given: 'the key my.own.key is wrong',
      want: 'the key redacted-r is wrong',
    },
    {
      bears: {
        requestHeaders: {
          authorization: `Basic ${Buffer.from('user:pass-word').toString('base64')}`,
        },
      },
      given: 'pass-word',
      want: 'redacted-',
    },
    {
      bears: { requestHeaders: { 'api-key': '0123456789' } },
      given: '/files?q=0123456789',
      want: '/files?q=redacted-r',
    },
    {
      bears: { requestHeaders: { cookie: 'a=b; session=of-somebody' } },
      given: 'session of-somebody, a b',
      want: 'session redacted-re, a b',
    },
    {
      bears: {
        responseHeaders: {
          'set-cookie': '__cf=a-token-of-a-cloud; path=/; expires=Thu, 01 Jan 2026, x=s3condToken',
        },
      },
      given: 'a-token-of-a-cloud s3condToken',
      want: 'redacted-redacted- redacted-re',
    },
    {
      bears: { requestHeaders: { cookie: 'PHPSESSID=shorter; tab=assistants; theme=midnight' } },
      given: 'shorter, of assistants at midnight',
      want: 'redacte, of assistants at midnight',
    },
    {
      bears: { requestHeaders: { cookie: 'session="quoted%2Fvalue"' } },
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
      bears: { requestHeaders: { [name]: 'told-to-nobody' } },
      given: `${name} told-to-nobody is wrong`,
      want: `${name} redacted-redac is wrong`,
    })),
    {
      bears: { responseHeaders: { 'x-refreshed-token': 'told-to-nobody' } },
      given: 'told-to-nobody',
      want: 'redacted-redac',
    },
    {
      bears: {
        requestHeaders: { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/1/x, Signature=0a1b2c' },
      },
      given: 'the signature 0a1b2c of AKIA/1/x is wrong',
      want: 'the signature redact of redacted is wrong',
    },
    {
      bears: { requestHeaders: { authorization: 'Bearer abc' } },
      given: 'Bearer abc, bearer  "abc", Bearer abcd; key provided: abc. The abc of it',
      want: 'Bearer red, bearer  "red", Bearer abcd; key provided: red. The abc of it',
    },
    {
      bears: { requestHeaders: { 'api-key': '$x.' } },
      given: 'Bearer $x. Bearer $xy',
      want: 'Bearer red Bearer $xy',
    },
    {
      bears: { requestHeaders: { 'x-auth-type': 'Bearer' } },
      given: 'Bearer realm="files"',
      want: 'Bearer realm="files"',
    },
    {
      bears: { requestHeaders: { 'x-team': 'blue-ish-team' } },
      given: 'of blue-ish-team',
      want: 'of blue-ish-team',
    },
    {
      bears: {},
      given: 'see https://h/a?limit=1&X-Amz-Signature=0a1b&after=b, or ?order=asc',
      want: 'see https://h/a?limit=1&X-Amz-Signature=reda&after=b, or ?order=asc',
    },
    {
      bears: { responseHeaders: { 'openai-organization': 'quiet-company' } },
      given: 'a file of quiet-company',
      want: 'a file of redacted-reda',
    },
    {
      bears: {
        requestHeaders: { 'openai-organization': Buffer.from('Zoë & Co').toString('latin1') },
      },
      given: 'Zoë & Co',
      want: 'redacted-',
    },
    {
      bears: { response: jsonBody({ deep: [{ organization_id: 'our-tenant' }] }) },
      given: 'our-tenant',
      want: 'redacted-r',
    },
    { bears: { path: '/files?api_key=abc%2Fdef' }, given: 'abc/def', want: 'redacte' },
    { bears: {}, given: 'provided: sk-abc*******wxyz.', want: 'provided: redacted-redacted.' },
    { bears: {}, given: 'org-AbCdEf0123456789', want: 'redacted-redacted-re' },
    {
      bears: {},
      given: 'Authorization: Bearer abcdefghij',
      want: 'Authorization: Bearer redacted-r',
    },
    { bears: {}, given: 'task-force and disk-space stay', want: 'task-force and disk-space stay' },
    { bears: { requestHeaders: { 'openai-project': 'a' } }, given: 'a', want: 'a' },
  ];
  test.each(table)('$given becomes $want', ({ bears, given, want }) => {
    expect(gatherSecrets([captureOf(bears)], contract).cover(given)).toBe(want);
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
