import { expect, test } from 'vitest';
import { loadContract } from '../../openai-files/load-contract.js';
import type { SentRequest } from '../capture/sent-request.js';
import type { ExpectedRequests, Expectations } from './expectations.js';
import { ExpectationJudge } from './judge-expectations.js';

const contract = loadContract();
const source = { file: 'expect.yaml', line: 3, column: 7 };

function sent(ordinal: number, method: string, target: string, json?: unknown): SentRequest {
  const bytes = Buffer.from(JSON.stringify(json ?? ''));
  return {
    ordinal,
    method,
    target,
    headers: [{ name: 'user-agent', value: 'app/1' }],
    head: undefined,
    body: json === undefined ? { kind: 'none' } : { kind: 'bytes', bytes, size: bytes.length },
    bytes: json === undefined ? Buffer.alloc(0) : bytes,
    size: json === undefined ? 0 : bytes.length,
    isComplete: true,
    isCutOff: false,
    problem: undefined,
    sentAt: ordinal,
  };
}

const requests = [
  sent(1, 'GET', '/v1/files?limit=2'),
  sent(2, 'POST', '/v1/uploads', { bytes: 7, filename: 'a.txt' }),
  sent(3, 'GET', '/v1/files?limit=2&after=file-1'),
];

function findings(expectations: Partial<Expectations>): readonly string[] {
  const all = { requests: [], order: undefined, headers: undefined, retries: undefined };
  const judge = new ExpectationJudge({ ...all, ...expectations });
  for (const request of requests) judge.note(request, contract, '/v1');
  return judge
    .findings()
    .map(({ requirement, exchange, expected, actual }) =>
      [requirement, exchange, JSON.stringify(expected), JSON.stringify(actual)].join(' '),
    );
}

const one: ExpectedRequests = {
  operation: 'listFiles',
  min: 1,
  max: 1,
  path: {},
  query: {},
  headers: {},
  body: {},
  source,
};

test.each<Partial<Expectations>>([
  { requests: [{ ...one, min: 2, max: 2 }] },
  { requests: [{ ...one, query: { limit: 2, after: { absent: true } } }] },
  { requests: [{ ...one, operation: 'createUpload', body: { bytes: 7, '/filename': 'a.txt' } }] },
  { requests: [{ ...one, operation: 'deleteFile', min: 0, max: 0 }] },
  { order: { operations: ['listFiles', 'createUpload'], source } },
  { headers: { values: { 'User-Agent': { matches: '^app/' } }, source } },
])('%j is met', (expectations) => {
  expect(findings(expectations)).toEqual([]);
});

const at = '(expect.yaml:3:7)';

test.each<[Partial<Expectations>, string]>([
  [
    { requests: [one] },
    `client.expect.requests 1 {"kind":"words","text":"1 request of listFiles ${at}"} {"kind":"words","text":"2 requests"}`,
  ],
  [
    { requests: [{ ...one, max: Infinity, query: { limit: 3 } }] },
    `client.expect.requests 1 {"kind":"words","text":"1 request or more of listFiles with query limit: 3 ${at}"} {"kind":"words","text":"no request"}`,
  ],
  [
    { order: { operations: ['createUpload', 'listFiles'], source } },
    `client.expect.order 1 {"kind":"words","text":"in this order: createUpload, listFiles ${at}"} {"kind":"words","text":"listFiles too early"}`,
  ],
  [
    { order: { operations: ['listFiles', 'deleteFile'], source } },
    `client.expect.order 0 {"kind":"words","text":"in this order: listFiles, deleteFile ${at}"} {"kind":"words","text":"no request of deleteFile"}`,
  ],
  [
    { headers: { values: { 'X-Team': 'a' }, source } },
    `client.expect.headers 1 {"kind":"words","text":"a ${at}"} {"kind":"absent"}`,
  ],
])('%j is not met', (expectations, finding) => {
  expect(findings(expectations)).toEqual([finding]);
});
