import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumerErrors, writeTypeScript } from './testing/consumer-flags.js';

const run = promisify(execFile);

/** A program that uses the types of every response; it prints what it reads. */
const PROGRAM = `import {
  BytesPromise,
  type CrateGetCrateResponses,
  Depot,
  EventStreamPromise,
  isErrorResponse,
  type ServerSentEvent,
} from './typescript/client.js';
import type { Crate, Problem, Tick } from './typescript/types.js';

declare const process: { readonly argv: readonly string[] };
const client = new Depot({ baseURL: process.argv[2] ?? '', maxRetries: 0 });
const { crates, streams } = client;
const print = (name: string, value: unknown): void => console.log(JSON.stringify([name, value]));

const read = await crates.getCrate('json').withResponse();
if (read.status === 200) print('json', read.data satisfies Crate);
const later = await crates.getCrate('later').withResponse();
if (later.status === 202) print('later', later.data.eta satisfies number);
const empty = await crates.getCrate('empty').withResponse();
if (empty.status === 204) print('empty', [empty.data satisfies undefined]);
print('header', read.response.headers.get('x-rate'));
if (read.status === 200) print('headers', read.headers['x-rate'] satisfies number | undefined);

const csv: string | undefined = await crates.getCrate('csv', undefined, { accept: 'text/csv' });
print('csv', csv);
const image = crates.getCrate('image', {}, { accept: 'image/png' });
print('image', [image instanceof BytesPromise, [...(await image.bytes())]]);
const events = crates.getCrate('events', { part: 'a' }, { accept: 'text/event-stream' });
const ticks: Tick[] = [];
for await (const event of events satisfies AsyncIterable<ServerSentEvent<Tick>>) ticks.push(event.data);
print('events', [events instanceof EventStreamPromise, ticks]);

const missing = await crates.getCrate('missing').result();
if (!missing.ok && missing.status === 404) {
  print('error headers', [missing.headers['x-tags'] satisfies readonly ('a' | 'b')[] | undefined, missing.headers['x-dry'] satisfies boolean]);
}
if (!missing.ok && missing.status === 404) print('missing', (missing.error.body satisfies Problem).title);
try {
  await crates.getCrate('teapot');
} catch (error) {
  if (isErrorResponse<CrateGetCrateResponses>(error) && error.status === 418) {
    print('teapot', error.body satisfies string);
  }
}
const failed = await crates.getCrate('failed').result();
if (!failed.ok && failed.status === 500) print('failed', failed.error.body.message satisfies string);

print('vendor', (await crates.changeCrate('vendor')) satisfies Crate);
const packed = await crates.packCrate('part').withResponse();
if (packed.status === 206) print('part', packed.data satisfies string);
const accepted = await crates.packCrate('accepted').withResponse();
if (accepted.status === 202) print('accepted', [accepted.data satisfies undefined]);
const dropped: void = await crates.dropCrate('dropped');
print('dropped', [dropped]);
print('photo', (await (await crates.photo()).blob()).type);
print('scan', (await crates.scan().bytes()).length);
print('raw', (await crates.raw().bytes()).length);
print('jpeg', (await crates.photo({ accept: 'image/jpeg' }).blob()).type);

for await (const event of streams.ticks()) {
  if (event.event === 'tick') print('tick', event.data.n satisfies number);
  else print('end', event.data satisfies 'over');
}
for await (const { data } of streams.lines({ reconnect: 'after-failure' })) print('line', data satisfies string);

const page = await crates.listCrates().withResponse();
print('page', page.data.data satisfies readonly Crate[]);
print('page as csv', (await crates.listCrates({}, { accept: 'text/csv' })) satisfies string);
const denied = await crates.listCrates({ after: 'denied' }).result();
if (!denied.ok && denied.status === 401) print('denied', denied.error.body.message);
`;

/** What TypeScript rejects, one line each. */
const MISUSE = `import { Depot } from './typescript/client.js';
const { crates, streams } = new Depot();
await crates.getCrate('a', undefined, { accept: 'text/html' });
const a: number = await crates.getCrate('a', undefined, { accept: 'text/csv' });
await streams.ticks({ reconnect: 'sometimes' });
await crates.photo({ reconnect: 'always' });
const result = await crates.getCrate('a').result();
if (!result.ok && result.status === 404) result.error.body.message;
if (result.ok && result.status === 202) result.data.id;
if (result.ok && result.status === 200) result.headers['x-dry'];
export { a };
`;

let folder = '';
let server: Server;
let accepts: readonly string[] = [];
let lines: readonly (readonly [string, unknown])[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-responses-'));
  const document = join(import.meta.dirname, 'testing', 'responses', 'openapi.yaml');
  await writeTypeScript(document, folder);
  await writeFile(join(folder, 'program.ts'), PROGRAM);
  await writeFile(join(folder, 'misuse.ts'), MISUSE);
  const requests: string[] = [];
  accepts = requests;
  server = createServer((request, response) => {
    requests.push(
      `${String(request.method)} ${String(request.url)} ${String(request.headers.accept)}`,
    );
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const outfile = join(folder, 'program.mjs');
  await build({
    entryPoints: [join(folder, 'program.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    outfile,
  });
  const { stdout } = await run(process.execPath, [outfile, `http://127.0.0.1:${String(port)}`]);
  lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as readonly [string, unknown]);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** The status, the media type and the body of each response of the test's server. */
const RESPONSES: Readonly<Record<string, readonly [number, string, string | Uint8Array]>> = {
  'GET /crates/json': [200, 'application/json', '{"id": "c-1"}'],
  'GET /crates/later': [202, 'application/json', '{"eta": 7}'],
  'GET /crates/empty': [204, '', ''],
  'GET /crates/csv': [200, 'text/csv', 'id\nc-1\n'],
  'GET /crates/image': [200, 'image/png', Uint8Array.of(137, 0, 255)],
  'GET /crates/events?part=a': [200, 'text/event-stream', 'data: {"n": 1}\n\ndata: {"n": 2}\n\n'],
  'GET /crates/missing': [404, 'application/problem+json', '{"title": "no crate"}'],
  'GET /crates/teapot': [418, 'text/plain', 'short and stout'],
  'GET /crates/failed': [500, 'application/json', '{"message": "out of order"}'],
  'PATCH /crates/vendor': [200, 'application/vnd.depot.v1+json', '{"id": "c-2"}'],
  'PUT /crates/part': [206, 'text/plain; charset=utf-8', 'half'],
  'PUT /crates/accepted': [202, '', ''],
  'DELETE /crates/dropped': [200, 'text/plain', 'gone'],
  'GET /photo': [200, 'image/png', Uint8Array.of(1)],
  'GET /scan': [200, 'application/octet-stream', Uint8Array.of(1, 2)],
  'GET /raw': [200, 'text/plain', Uint8Array.of(1, 2, 3)],
  'GET /ticks': [
    200,
    'text/event-stream',
    'event: tick\ndata: {"n": 3}\n\nevent: end\ndata: over\n\n',
  ],
  'GET /lines': [200, 'text/event-stream', 'data: 1\n\ndata: two\n\n'],
  'GET /crates': [200, 'application/json', '{"data": [{"id": "c-3"}], "has_more": false}'],
  'GET /crates?after=denied': [401, 'application/json', '{"message": "no key"}'],
};

function respond({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
  const key = `${String(method)} ${String(url)}`;
  const [status, type, body] = RESPONSES[key] ?? [501, 'text/plain', key];
  const accepted = String(headers.accept);
  const isOther = ['/photo', '/crates'].includes(String(url)) && /jpeg|csv/.test(accepted);
  const contentType = isOther ? accepted : type;
  response.writeHead(status, {
    'x-rate': '5',
    'x-tags': 'a, b',
    'x-dry': 'true',
    ...(contentType !== '' && { 'content-type': contentType }),
  });
  response.end(body);
}

test('a program with the types of each response compiles', async () => {
  const errors = await consumerErrors(folder);
  expect(errors.filter((error) => !error.startsWith('misuse.ts'))).toEqual([]);
  const rejected = errors.flatMap((error) => /^misuse\.ts:(\d+)/.exec(error)?.[1] ?? []);
  expect([...new Set(rejected)]).toEqual(['3', '4', '5', '6', '8', '9', '10']);
});

test('each response is read as its status and media type say', () => {
  expect(lines).toEqual([
    ['json', { id: 'c-1' }],
    ['later', 7],
    ['empty', [null]],
    ['header', '5'],
    ['headers', 5],
    ['csv', 'id\nc-1\n'],
    ['image', [true, [137, 0, 255]]],
    ['events', [true, [{ n: 1 }, { n: 2 }]]],
    ['error headers', [['a', 'b'], true]],
    ['missing', 'no crate'],
    ['teapot', 'short and stout'],
    ['failed', 'out of order'],
    ['vendor', { id: 'c-2' }],
    ['part', 'half'],
    ['accepted', [null]],
    ['dropped', [null]],
    ['photo', 'image/png'],
    ['scan', 2],
    ['raw', 3],
    ['jpeg', 'image/jpeg'],
    ['tick', 3],
    ['end', 'over'],
    ['line', '1'],
    ['line', 'two'],
    ['page', [{ id: 'c-3' }]],
    ['page as csv', '{"data": [{"id": "c-3"}], "has_more": false}'],
    ['denied', 'no key'],
  ]);
});

test('each request accepts the media types that the document offers', () => {
  expect(accepts).toEqual([
    'GET /crates/json application/json',
    'GET /crates/later application/json',
    'GET /crates/empty application/json',
    'GET /crates/csv text/csv',
    'GET /crates/image image/png',
    'GET /crates/events?part=a text/event-stream',
    'GET /crates/missing application/json',
    'GET /crates/teapot application/json',
    'GET /crates/failed application/json',
    'PATCH /crates/vendor application/vnd.depot.v1+json',
    'PUT /crates/part application/json, text/plain',
    'PUT /crates/accepted application/json, text/plain',
    'DELETE /crates/dropped */*',
    'GET /photo image/png',
    'GET /scan application/octet-stream',
    'GET /raw */*',
    'GET /photo image/jpeg',
    'GET /ticks text/event-stream',
    'GET /lines text/event-stream',
    'GET /crates application/json',
    'GET /crates text/csv',
    'GET /crates?after=denied application/json',
  ]);
});

test('a client has the parts of the runtime that its responses need', async () => {
  const client = await readFile(join(folder, 'typescript', 'client.ts'), 'utf8');
  expect(client).toContain('EventStreamPromise');
  const plain = await mkdtemp(join(folder, 'plain-'));
  const spec = join(plain, 'openapi.yaml');
  const paths = '{/a: {get: {responses: {"200": {description: ok}}}}}';
  await writeFile(spec, `openapi: 3.1.0\ninfo: {title: Depot, version: "1"}\npaths: ${paths}\n`);
  await writeTypeScript(spec, plain);
  const small = await readFile(join(plain, 'typescript', 'client.ts'), 'utf8');
  expect(small).not.toMatch(/EventStream|BytesPromise/);
  await expect(readFile(join(plain, 'typescript', 'runtime', 'event-stream.ts'))).rejects.toThrow();
});
