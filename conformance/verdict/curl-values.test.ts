import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { formatSteps } from './curl-steps.js';
import { readStep, type Step } from './step.js';

// A server that invents a value for each pet, and asks for it in one way or another.

const ways = [
  'tag',
  'short tag',
  'header',
  'body',
  'link',
  'location',
  'cookie',
  'nested',
] as const;
type Way = (typeof ways)[number];

let server: Server;
let url: string;
let folder: string;
let tags: number;

/** What a GET of a pet gives, and what a later request has to send. */
const given: Readonly<Record<Way, (value: string) => readonly [Record<string, string>, unknown]>> =
  {
    tag: (value) => [{ etag: `W/"${value}"` }, {}],
    'short tag': () => [{ etag: `"${tags}"` }, { version: tags }],
    header: (value) => [{ 'x-csrf-token': value }, {}],
    body: (value) => [{}, { csrfToken: value }],
    link: (value) => [{ link: `</v1/pets?limit=2&cursor=${value}>; rel="next"` }, []],
    location: (value) => [{ location: `/v1/jobs/${value}` }, {}],
    cookie: (value) => [{ 'set-cookie': `seen=${value}; Path=/` }, {}],
    nested: (value) => [{}, { form: [{ nonce: 'zero' }, { nonce: value }] }],
  };

const sent: Readonly<Record<Way, (value: string) => WireRequest>> = {
  tag: (value) => change({ 'if-match': `"${value}"` }),
  'short tag': () => change({ 'if-match': `"${tags}"` }),
  header: (value) => change({ 'x-csrf-token': value }),
  body: (value) => change({ 'x-csrf-token': value }),
  link: (value) => request('GET', `/pets?limit=2&cursor=${value}`),
  location: (value) => request('GET', `/jobs/${value}`),
  cookie: (value) => change({ cookie: `seen=${value}` }),
  nested: (value) => change({}, { nonce: value, name: 'Rex' }),
};

function request(
  method: string,
  path: string,
  more: { readonly headers?: Record<string, string>; readonly json?: unknown } = {},
): WireRequest {
  const { headers = {}, json } = more;
  const body = json === undefined ? {} : { body: { json } };
  return buildRequest({ method, path, headers, auth: 'none', ...body });
}

function change(headers: Record<string, string>, json: unknown = { name: 'Rex' }): WireRequest {
  return request('PATCH', '/pets/41', { headers, json });
}

/** Starts a server with a value of its own, which responds with 200 to what sends it back. */
async function start(way: Way, value: string): Promise<void> {
  server = createServer((received, response) => {
    void text(received).then((body) => {
      const shown = [received.url, body, ...Object.values(received.headers)].join(' ');
      const [headers, json] = given[way](value);
      const isGiving = received.method === 'GET' && received.url === '/v1/pets/41';
      const isRight = shown.includes(way === 'short tag' ? `"${tags}"` : value);
      if (isGiving) response.writeHead(200, { ...headers, 'content-type': 'application/json' });
      else response.writeHead(isRight ? 200 : 412);
      response.end(isGiving ? JSON.stringify(json) : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-values-'));
  tags = 1;
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function stepOf(way: Way, value: string): Step {
  const [headers, json] = given[way](value);
  const bytes = Buffer.from(JSON.stringify(json));
  const read = readStep(petsContract, request('GET', '/pets/41'), { status: 200, headers, bytes });
  return read ?? { sent: request('GET', '/pets/41'), created: [], isDone: false };
}

function scriptOf(steps: readonly Step[], last: WireRequest): string {
  return formatSteps({ described: petsContract, steps, sent: last }, { baseUrl: url });
}

test.each(ways)(
  'a value that a server invented is read again from its response: %s',
  async (way) => {
    const value = randomUUID();
    const steps = [stepOf(way, value)];
    const last = sent[way](value);
    tags = 8;
    await start(way, randomUUID());
    const script = scriptOf(steps, last);
    const { stdout } = await promisify(execFile)('sh', ['-c', script], { cwd: folder });
    expect(stdout).toMatch(/^HTTP\/1\.1 200 /);
  },
);

test('a value that the client sent first is not replaced', () => {
  url = 'http://127.0.0.1/v1';
  const first = request('POST', '/jobs', { json: { label: 'my-own-label-1' } });
  const bytes = Buffer.from('{"label":"my-own-label-1"}');
  const step = readStep(petsContract, first, { status: 200, headers: {}, bytes });
  const script = scriptOf(
    step === undefined ? [] : [step],
    change({}, { label: 'my-own-label-1' }),
  );
  expect(script.split('\n')).toHaveLength(1);
});

test('the id and the tag of a response are read from it together', () => {
  url = 'http://127.0.0.1/v1';
  const first = request('POST', '/pets', { json: { name: 'Rex' } });
  const response = { status: 201, headers: { etag: '"one"' }, bytes: Buffer.from('{"id":41}') };
  const step = readStep(petsContract, first, response);
  const script = scriptOf(step === undefined ? [] : [step], change({ 'if-match': '"one"' }));
  const lines = script.split('\n');
  expect(lines).toEqual([
    'Q() { curl -gsS "http://127.0.0.1/v1$@"; }',
    `r=$(Q /pets -i --json '{"name":"Rex"}')`,
    `a=$(printf '%s\\n' "$r" | tr -d '\\r' | grep -i '^etag:' | sed 's|^[^:]*: *||; s|^W/||')`,
    `b=$(printf '%s\\n' "$r" | grep -o '"id" *: *[0-9A-Za-z.+-]*' | sed -n '1s/.*: *//p')`,
    `Q "/pets/$b" -iX PATCH -H "if-match: $a" --json '{"name":"Rex"}'`,
  ]);
});
