import { describe, expect, test } from 'vitest';
import { noBody, type Capture } from '../capture/capture.js';
import { contentOf } from '../capture/collect-content.js';
import { gatherSecrets } from './secrets.js';

function captureOf(changes: Partial<Capture>): Capture {
  return {
    ...{ method: 'GET', path: '/files', requestHeaders: {}, request: noBody },
    ...{ status: 200, responseHeaders: {}, response: noBody, answeredAt: 0 },
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
          'set-cookie': '__cf=cloud-token; path=/; expires=Thu, 01 Jan 2026, x=second-token',
        },
      },
      given: 'cloud-token second-token',
      want: 'redacted-re redacted-red',
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
    expect(gatherSecrets([captureOf(bears)]).cover(given)).toBe(want);
  });
});

describe('JSON without secrets', () => {
  test('is covered in its texts and where it names an owner, and the words of the API stay', () => {
    const secrets = gatherSecrets([
      captureOf({ requestHeaders: { 'openai-project': 'assistants' } }),
    ]);
    const given = {
      purpose: 'assistants',
      note: ['of assistants'],
      org: 'acme',
      bytes: 1,
      none: null,
    };
    expect(secrets.coverJson(given)).toEqual({
      ...{ purpose: 'assistants', note: ['of redacted-r'], org: 'reda', bytes: 1, none: null },
    });
  });
});

test('bytes that are no text are searched, too', () => {
  const secrets = gatherSecrets([captureOf({ requestHeaders: { 'api-key': 'Ünique-key' } })]);
  const bytes = Buffer.concat([Buffer.from([0xff, 0]), Buffer.from('Ünique-key')]);
  expect([secrets.isIn(bytes), secrets.isIn(Buffer.from([0xff, 0, 1]))]).toEqual([true, false]);
});
