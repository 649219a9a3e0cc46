import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from './check.js';
import { serve, type RunningServer } from './serve.js';
import { startFaultyProxy, type ProxyFault } from './testing/faulty-proxy.js';
import { exitCodeOf } from './verdict/exit-code.js';

const apiKey = 'sk-key-of-this-test';
let reference: RunningServer;

beforeAll(async () => {
  reference = await serve({ apiKey });
});
afterAll(() => reference.close());

interface Fault extends ProxyFault {
  readonly fault: string;
  readonly only: string;
  /** The requirement that the fault must be laid to. */
  readonly want: string;
}

type Json = Record<string, unknown>;

/** A fault in the JSON of successes. */
function inJson(change: (body: Json) => unknown): ProxyFault {
  return {
    answer: (answer) => {
      if (answer.status !== 200 || answer.headers['content-type'] !== 'application/json') {
        return answer;
      }
      const body = JSON.parse(answer.body.toString()) as Json;
      return { ...answer, body: Buffer.from(JSON.stringify(change(body))) };
    },
  };
}

/** A fault in the JSON of refusals. */
function inError(change: (error: Json) => unknown): ProxyFault {
  return {
    answer: (answer) => {
      if (answer.status < 400) return answer;
      const { error } = JSON.parse(answer.body.toString()) as { error: Json };
      return { ...answer, body: Buffer.from(JSON.stringify(change(error))) };
    },
  };
}

function inFiles(change: (file: Json) => Json): ProxyFault {
  const visit = (body: Json): Json => {
    if (body['object'] === 'file' && body['deleted'] === undefined) return change(body);
    if (Array.isArray(body['data'])) return { ...body, data: (body['data'] as Json[]).map(visit) };
    return body['file'] === undefined ? body : { ...body, file: visit(body['file'] as Json) };
  };
  return inJson(visit);
}

const faults: readonly Fault[] = [
  {
    fault: 'errors without param',
    only: 'files/retrieve/unknown-id',
    want: 'ERROR-04',
    ...inError(({ param: _, ...error }) => ({ error })),
  },
  {
    fault: 'errors as a detail',
    only: 'files/retrieve/unknown-id',
    want: 'ERROR-01',
    ...inError(({ message }) => ({ detail: message })),
  },
  {
    fault: 'errors as a page of HTML',
    only: 'files/retrieve/unknown-id',
    want: 'ERROR-09',
    answer: (answer) => ({ ...answer, body: Buffer.from('<h1>Not Found</h1>') }),
  },
  {
    fault: '200 null for an unknown id',
    only: 'files/retrieve/unknown-id',
    want: 'RETRIEVE-02',
    answer: (answer) => ({ ...answer, status: 200, body: Buffer.from('null') }),
  },
  {
    fault: 'deleted: false for an unknown id',
    only: 'files/delete/unknown-id',
    want: 'DELETE-03',
    answer: (answer) => ({ ...answer, status: 200, body: Buffer.from('{"deleted":false}') }),
  },
  {
    fault: 'no status',
    only: 'files/retrieve/same-in-the-list',
    want: 'FILE-07',
    ...inFiles(({ status: _, ...file }) => file),
  },
  {
    fault: 'bytes as a text',
    only: 'files/retrieve/same-in-the-list',
    want: 'FILE-03',
    ...inFiles((file) => ({ ...file, bytes: String(file['bytes']) })),
  },
  {
    fault: 'expires_after dropped',
    only: 'files/create/expires-after',
    want: 'EXPIRY-01',
    ...inFiles((file) => ({ ...file, expires_at: null })),
  },
  {
    fault: 'an expiry that is one second off',
    only: 'files/create/expires-after',
    want: 'EXPIRY-01',
    ...inFiles((file) => ({ ...file, expires_at: Number(file['expires_at']) + 1 })),
  },
  {
    fault: 'moments in milliseconds',
    only: 'files/retrieve/same-in-the-list',
    want: 'EXPIRY-01',
    ...inFiles((file) => ({ ...file, created_at: Number(file['created_at']) * 1000 })),
  },
  {
    fault: 'a name that is garbled',
    only: 'files/create/non-ascii-filename',
    want: 'FILE-05',
    ...inFiles((file) => ({
      ...file,
      filename: Buffer.from(String(file['filename'])).toString('latin1'),
    })),
  },
  {
    fault: 'a last newline lost',
    only: 'files/content/sentiment',
    want: 'CONTENT-01',
    answer: (answer, path) =>
      path.endsWith('/content') ? { ...answer, body: answer.body.subarray(0, -1) } : answer,
  },
  {
    fault: 'content as text',
    only: 'files/content/sentiment',
    want: 'CONTENT-02',
    answer: (answer, path) =>
      path.endsWith('/content')
        ? { ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } }
        : answer,
  },
  {
    fault: 'limit ignored',
    only: 'files/list/**',
    want: 'LIST-05',
    path: (path) => path.replace(/limit=[1-9]\d*/, ''),
  },
  {
    fault: 'order ignored',
    only: 'files/list/**',
    want: 'LIST-06',
    path: (path) => path.replace('order=asc', ''),
  },
  {
    fault: 'purpose ignored',
    only: 'files/list/**',
    want: 'LIST-09',
    path: (path) => path.replace(/purpose=[\w-]+/, ''),
  },
  {
    fault: 'after ignored',
    only: 'files/list/**',
    want: 'LIST-07',
    path: (path) => path.replace(/after=file-\w+/, ''),
  },
  {
    fault: 'a list without end',
    only: 'files/list/**',
    want: 'LIST-04',
    ...inJson((body) => ('has_more' in body ? { ...body, data: [], has_more: true } : body)),
  },
  {
    fault: 'a wrong first_id',
    only: 'files/list/**',
    want: 'LIST-02',
    ...inJson((body) => ('first_id' in body ? { ...body, first_id: body['last_id'] } : body)),
  },
  {
    fault: 'an Upload that lives for a day',
    only: 'uploads/create/**',
    want: 'UPLOAD-06',
    ...inJson((body) =>
      body['object'] === 'upload'
        ? { ...body, expires_at: Number(body['created_at']) + 86400 }
        : body,
    ),
  },
  {
    fault: 'completion gives a File',
    only: 'uploads/complete/two-parts',
    want: 'UPLOAD-02',
    ...inJson((body) => body['file'] ?? body),
  },
  {
    fault: 'another name for the completed file',
    only: 'uploads/complete/**',
    want: 'FILE-05',
    ...inJson((body) =>
      body['file'] === undefined
        ? body
        : { ...body, file: { ...(body['file'] as Json), filename: 'upload' } },
    ),
  },
  {
    fault: 'parts joined in the order in which they came',
    only: 'uploads/complete/order-reversed',
    want: 'COMPLETE-03',
    answer: (answer, path) =>
      path.endsWith('/content')
        ? { ...answer, body: Buffer.from(answer.body.toReversed()) }
        : answer,
  },
  {
    fault: 'content that breaks off',
    only: 'files/content/**',
    want: 'CONTENT-01',
    answer: (answer, path) => {
      if (!path.endsWith('/content') || answer.status !== 200) return answer;
      const length = String(answer.body.length + 5);
      return { ...answer, headers: { ...answer.headers, 'content-length': length } };
    },
  },
  {
    fault: 'a batch file that never expires',
    only: 'files/create/batch-expires-by-default',
    want: 'EXPIRY-02',
    ...inFiles((body) => ({ ...body, expires_at: null })),
  },
  {
    fault: 'content for callers without a key',
    only: 'auth/no-key-*',
    want: 'AUTH-02',
    answer: (answer, path, headers) =>
      path.endsWith('/content') && headers.authorization === undefined
        ? { ...answer, status: 200, body: Buffer.from('secret') }
        : answer,
  },
  {
    fault: 'a redirect in place of an answer',
    only: 'files/retrieve/unknown-id',
    want: 'RETRIEVE-02',
    answer: (answer, path) =>
      path.includes('limit=1')
        ? answer
        : { status: 307, headers: { location: '/v1/elsewhere' }, body: Buffer.alloc(0) },
  },
];

test.concurrent.each(faults)(
  'a server with $fault breaks $want',
  async ({ only, want, ...fault }) => {
    const proxy = await startFaultyProxy(reference.url, fault);
    const result = await check({ url: proxy.url, apiKey, only: [only] });
    await proxy.close();
    const laid = new Set(
      result.cases.flatMap(({ findings }) => findings.map((f) => f.requirement)),
    );
    expect([...laid]).toContain(want);
    expect(exitCodeOf(result)).toBe(1);
  },
);
