import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordedRequest } from '../fixture-format/fixture.js';
import { buildRequest } from '../replay/build-request.js';
import { openTransport } from '../replay/transport.js';
import { startTarget, type StartedTarget } from '../testing/start-target.js';
import { formatCurl } from './curl.js';
import { fitLines } from './fit-lines.js';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const apiKey = 'sk-the-key';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

let target: StartedTarget;
let seen: Seen[] = [];

beforeAll(async () => {
  target = await startTarget((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const boundary = /boundary=(.*)$/.exec(headers['content-type'] ?? '')?.[1];
      const bytes = Buffer.concat(chunks).toString('latin1');
      const body = boundary === undefined ? bytes : bytes.replaceAll(boundary, 'BOUNDARY');
      const type = headers['content-type']?.replace(boundary ?? '', '');
      seen.push({ method, url, authorization: headers.authorization, type, body });
      response.end();
    });
  });
});
afterAll(() => target.close());

const file = { name: 'file', filename: 'a.jsonl', text: '{"a":"it\'s 100 %\\n"}\r\n\ttab' };

const line = Buffer.from('it\'s {"a": 1}\n').toString('base64');

const requests: Record<string, RecordedRequest> = {
  'a question': { method: 'GET', path: '/files/..?limit=1' },
  'a wrong key': { method: 'DELETE', path: '/files/a', auth: 'wrong' },
  'no key': { method: 'GET', path: '/files', auth: 'none' },
  'an empty body': { method: 'POST', path: '/uploads/a/cancel' },
  'a body of JSON': { method: 'POST', path: '/uploads', body: { json: { a: "it's" } } },
  'a body of JSON with controls': {
    method: 'POST',
    path: '/uploads',
    body: { json: { a: '\u0085\u007f\n' } },
  },
  'a form with controls': {
    method: 'POST',
    path: '/files',
    body: { multipart: [{ name: 'purpose', text: 'a\n\u009b' }] },
  },
  'broken JSON': {
    method: 'POST',
    path: '/uploads',
    headers: { 'content-type': 'application/json' },
    body: { text: '-{"a":\u0000' },
  },
  'a body without a type': { method: 'POST', path: '/files', body: { text: 'x' } },
  'a form': {
    method: 'POST',
    path: '/files',
    body: { multipart: [{ name: 'purpose', text: 'batch' }, file] },
  },
  'a form with a binary file': {
    method: 'POST',
    path: '/uploads/a/parts',
    body: { multipart: [{ name: 'data', filename: 'blob', base64: 'AP8NCg==' }] },
  },
  'a form that curl can not write': {
    method: 'POST',
    path: '/files',
    body: {
      multipart: [
        { ...file, filename: 'a"b;c.txt' },
        { ...file, filename: '' },
      ],
    },
  },
  'a form with a line over and over': {
    method: 'POST',
    path: '/files',
    body: { multipart: [{ name: 'file', filename: 'a.jsonl', base64: line, length: 1000 }] },
  },
  'a form that is too long to be held': {
    method: 'POST',
    path: '/files',
    body: {
      multipart: [
        { name: 'purpose', text: 'batch' },
        { name: 'file', filename: 'a.jsonl', base64: line, length: 17 * 1024 * 1024 + 1 },
      ],
    },
  },
  'a form of another type': {
    method: 'POST',
    path: '/files',
    headers: { 'content-type': 'multipart/form-data' },
    body: { multipart: [file] },
  },
};

describe.skipIf(!hasCurl)('a command that shows a request', () => {
  const written = Object.entries(requests).flatMap(([name, recorded]) => [
    { name, recorded, isTerse: false },
    { name: `${name}, in few characters,`, recorded, isTerse: true },
  ]);
  test.each(written)('sends $name as the kit did', async ({ recorded, isTerse }) => {
    const request = buildRequest(recorded);
    const baseUrl = new URL(target.url);
    const transport = openTransport({ baseUrl, apiKey, timeout: 2000, connections: 1 });
    seen = [];
    await transport.send(request);
    transport.close();
    const command = fitLines(formatCurl(request, { baseUrl: target.url }, { isTerse }));
    await run('sh', ['-c', command], { env: { ...process.env, API_KEY: apiKey } });
    expect(command).not.toContain(apiKey);
    expect(command.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(command.length).toBeLessThan(1000);
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
  });
});
