import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve } from '../serve.js';
import { checkOdd, reject } from '../testing/odd-servers.js';
import type { Result } from '../../verdict/result.js';

// A rejection proves nothing on a server that rejects the same request without the wrong thing, too.

function outcomes({ cases }: Result): readonly string[] {
  return cases.map(({ name, verdict, blockedBy = '' }) => `${name} ${verdict} ${blockedBy}`.trim());
}

interface Kind {
  readonly given: string;
  readonly isRejected: (request: IncomingMessage, sent: string) => boolean;
  readonly only: readonly string[];
  /** On a server that rejects all such requests. */
  readonly blocked: readonly string[];
}

const isPost = ({ method, url }: IncomingMessage, path: RegExp): boolean =>
  method === 'POST' && path.test(url ?? '');
const isList = ({ method, url = '' }: IncomingMessage, query: RegExp): boolean =>
  method === 'GET' && url.startsWith('/v1/files?') && query.test(url);

const kinds: readonly Kind[] = [
  {
    given: 'files with expires_after',
    isRejected: (request, sent) =>
      isPost(request, /^\/v1\/files$/) && sent.includes('expires_after'),
    only: ['files/create/expires-after-too-long', 'files/create/expires-after-too-short'],
    // The first case that the rejection blocks reports it.
    blocked: [
      'files/create/expires-after-too-long fail',
      'files/create/expires-after-too-short skip EXPIRY-01',
    ],
  },
  {
    given: 'Uploads with expires_after',
    isRejected: (request, sent) =>
      isPost(request, /^\/v1\/uploads$/) && sent.includes('expires_after'),
    only: ['uploads/create/expires-after-malformed', 'uploads/create/expires-after-out-of-bounds'],
    blocked: [
      'uploads/create/expires-after-malformed fail',
      'uploads/create/expires-after-out-of-bounds skip EXPIRY-10',
    ],
  },
  {
    given: 'completions with md5',
    isRejected: (request, sent) => isPost(request, /\/complete$/) && sent.includes('"md5"'),
    only: ['uploads/complete/wrong-md5', 'uploads/complete/md5-of-other-bytes'],
    blocked: [
      'uploads/complete/md5-of-other-bytes skip COMPLETE-06',
      'uploads/complete/wrong-md5 skip COMPLETE-06',
    ],
  },
  {
    given: 'lists with a limit other than 1',
    isRejected: (request) => isList(request, /limit=(?!1(?:&|$))/),
    only: ['files/list/limit-no-number', 'files/list/limit-too-large'],
    blocked: ['files/list/limit-no-number fail', 'files/list/limit-too-large skip LIST-17'],
  },
  {
    given: 'lists with an order',
    isRejected: (request) => isList(request, /order=/),
    only: ['files/list/unknown-order', 'files/list/order-of-another-form'],
    blocked: ['files/list/order-of-another-form fail', 'files/list/unknown-order skip LIST-06'],
  },
];

describe.each(kinds)('a server that rejects all $given', ({ isRejected, only, blocked }) => {
  test('rejects the invalid ones for no reason, so that their cases are blocked', async () => {
    const result = await checkOdd(
      {
        before: (request, sent, response) =>
          isRejected(request, sent.toString('latin1')) && reject(response, 400),
      },
      only,
    );
    expect(outcomes(result)).toEqual(blocked);
  });

  test('passes the same cases once it accepts the valid ones', async () => {
    const result = await checkOdd({}, only);
    expect(new Set(result.cases.map(({ name }) => name))).toEqual(new Set(only));
    expect(result.counts.pass + result.counts.observed).toBe(only.length);
  });
});

test('a server that rejects the key of another tenant proves nothing of tenants', async () => {
  const apiKey = 'sk-key-of-this-test';
  const server = await serve({ apiKey });
  const only = ['tenants/**'];
  const result = await check({
    url: server.url,
    apiKey,
    otherApiKey: 'sk-key-of-nobody',
    only,
  }).finally(() => server.close());
  expect(new Set(result.cases.map(({ blockedBy }) => blockedBy))).toEqual(new Set(['TENANT-01']));
});
