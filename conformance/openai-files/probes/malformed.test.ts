import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { serve } from '../serve.js';
import { checkCase, checkWithFault, type CaseOutcome } from '../testing/check-with-fault.js';
import { startFaultProxy, type ProxyFault } from '../testing/fault-proxy.js';
import { startTarget } from '../../testing/start-target.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['request-bad-json-500', 'errors/json-cut', 'ERROR-10'],
  ['request-bad-json-500', 'errors/json-two', 'ERROR-10'],
  ['request-bad-json-html', 'errors/json-single-quotes', 'ERROR-09'],
  ['request-no-json-500', 'errors/json-empty', 'ERROR-10'],
  ['request-deep-json-500', 'errors/json-deep-arrays', 'ERROR-10'],
  ['request-deep-json-500', 'errors/json-deep-objects', 'ERROR-10'],
  ['request-deep-json-500', 'errors/json-deep-closed', 'ERROR-10'],
  ['request-bad-utf8-500', 'errors/json-unclear', 'ERROR-10'],
  ['request-bad-file-form-500', 'errors/form-of-a-file-text', 'ERROR-11'],
  ['request-cut-file-form-taken', 'errors/form-of-a-file-no-end', 'ERROR-11'],
  ['request-bad-part-form-500', 'errors/form-of-a-part-text', 'ERROR-12'],
  ['request-cut-part-form-taken', 'errors/form-of-a-part-no-end', 'ERROR-12'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

const apiKey = 'sk-key-of-this-test';

async function checkThrough(fault: ProxyFault, only: string): Promise<CaseOutcome> {
  const server = await serve({ apiKey });
  const proxy = await startFaultProxy(server.url, fault);
  try {
    return await checkCase({ url: proxy.url, apiKey, only: [only] });
  } finally {
    await proxy.close();
    await server.close();
  }
}

/** Responds to every request at once, and accepts every Upload. */
async function checkHasty(only: string): Promise<CaseOutcome> {
  const upload = {
    id: 'upload_1',
    object: 'upload',
    bytes: 1,
    created_at: 1,
    expires_at: 3601,
    filename: 'a',
    purpose: 'fine-tune',
    status: 'pending',
  };
  const list = { object: 'list', data: [], first_id: null, last_id: null, has_more: false };
  const error = { message: 'no', type: 'invalid_request_error', param: null, code: null };
  const server = await startTarget(({ method, url = '' }, response) => {
    const isList = url.startsWith('/v1/files?');
    response.writeHead(method === 'GET' && !isList ? 404 : 200, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(method === 'GET' ? (isList ? list : { error }) : upload));
  });
  try {
    return await checkCase({ url: server.url, apiKey, only: [only] });
  } finally {
    await server.close();
  }
}

describe('below the level of the API', () => {
  test.each(['errors/http-cut-off', 'errors/http-too-short-a-length', 'errors/http-broken-chunks'])(
    '%s must not be accepted as a request',
    async (only) => {
      expect(await checkHasty(only)).toEqual({ verdict: 'fail', requirements: ['ERROR-07'] });
    },
  );

  const rejections: readonly {
    readonly only: string;
    readonly header: string;
    readonly status: number;
    readonly want: CaseOutcome;
  }[] = [
    {
      only: 'errors/http-chunked',
      header: 'transfer-encoding',
      status: 400,
      want: { verdict: 'fail', requirements: ['HTTP-01'] },
    },
    {
      only: 'errors/http-chunked',
      header: 'transfer-encoding',
      status: 411,
      want: { verdict: 'warn', requirements: ['HTTP-02'] },
    },
    {
      only: 'errors/http-file-in-chunks',
      header: 'transfer-encoding',
      status: 400,
      want: { verdict: 'fail', requirements: ['HTTP-01'] },
    },
    {
      only: 'errors/http-part-in-tiny-chunks',
      header: 'transfer-encoding',
      status: 411,
      want: { verdict: 'warn', requirements: ['HTTP-02'] },
    },
    {
      only: 'errors/http-expect',
      header: 'expect',
      status: 400,
      want: { verdict: 'fail', requirements: ['UPLOAD-01'] },
    },
    {
      only: 'errors/http-expect',
      header: 'expect',
      status: 417,
      want: { verdict: 'pass', requirements: [] },
    },
    {
      only: 'errors/http-many-headers',
      header: 'x-upspec-1',
      status: 500,
      want: { verdict: 'fail', requirements: ['ERROR-07'] },
    },
  ];
  test.each(rejections)(
    '$only with a response of $status',
    async ({ only, header, status, want }) => {
      const result = await checkThrough(
        {
          changeResponse: (response, _, headers) => {
            return headers[header] === undefined ? response : { ...response, status };
          },
        },
        only,
      );
      expect(result).toEqual(want);
    },
  );

  const right = [
    'cut-off',
    'too-short-a-length',
    'two-lengths',
    'no-length-at-all',
    'broken-chunks',
    'huge-header',
    'many-headers',
    'long-query',
    'no-type',
    'chunked',
    'expect',
    'file-in-chunks',
  ];
  testConforming(right.map((name) => `errors/http-${name}`));
});

test('a server that responds once and then no more is reported', async () => {
  const server = await serve({ apiKey });
  let isRemoved = false;
  const gateway = await startTarget((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    if (isRemoved) {
      incoming.socket.destroy();
      return;
    }
    isRemoved = headers['content-length'] === '10000';
    const onward = request({ port: server.port, path: url, method, headers }, (received) => {
      outgoing.writeHead(received.statusCode ?? 0, received.headers);
      received.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  const only = ['errors/json-deep-arrays'];
  const result = await checkCase({ url: gateway.url, apiKey, only, recoveryTime: 200 });
  await gateway.close();
  await server.close();
  expect(result.requirements).toEqual(['ERROR-07']);
});
