import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Har } from 'har-format';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check as checkHere } from '../check.js';
import type { Result } from '../verdict/result.js';

const program = join(import.meta.dirname, '..', 'bin', 'upspec-conformance.js');

const document = `openapi: 3.1.0
info: { title: Lamps, version: '1' }
paths:
  /lamps:
    post:
      operationId: addLamp
      requestBody:
        content: { application/json: { schema: { type: object }, example: { name: desk } } }
      responses:
        '201':
          description: Added.
          content: { application/json: { schema: { $ref: '#/components/schemas/Lamp' } } }
  /lamps/{lampId}:
    parameters: [{ name: lampId, in: path, required: true, schema: { type: integer } }]
    delete:
      operationId: removeLamp
      responses: { '204': { description: Removed. } }
  /weather:
    get:
      operationId: getWeather
      responses: { '200': { description: The weather. } }
components:
  schemas:
    Lamp:
      type: object
      required: [id]
      properties: { id: { type: integer, readOnly: true }, name: { type: string } }
`;

let folder: string;
let server: Server;
let url: string;
/** The lamps that are there. */
let lamps: Set<number>;
/** Called with each request, and the response to it where it is to wait. */
let onRequest: (line: string) => boolean;
let waiting: ServerResponse[];
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-interrupted-'));
  await writeFile(join(folder, 'lamps.yaml'), document);
  lamps = new Set();
  waiting = [];
  onRequest = () => false;
  server = createServer((request, response) => {
    request.resume().once('end', () => {
      const line = `${request.method} ${request.url}`;
      const id = Number(/^\/lamps\/(\d+)$/.exec(request.url ?? '')?.[1]);
      if (request.method === 'POST') lamps.add(40);
      if (request.method === 'DELETE') lamps.delete(id);
      if (onRequest(line)) waiting.push(response);
      else if (request.url === '/weather') response.writeHead(200).end();
      else if (request.method === 'POST') {
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":40}');
      } else response.writeHead(request.method === 'DELETE' ? 204 : 404).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  child?.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly result: Result;
}

/** Starts the built program on the document and a recording, and waits until it has ended. */
async function check(
  onStart: (started: ChildProcess) => void,
  more: readonly string[] = [],
): Promise<Ended> {
  const report = join(folder, 'result.json');
  const started = start([...more, '--report', `json=${report}`]);
  let out = '';
  started.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  started.stderr.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  onStart(started);
  const [code] = (await once(started, 'close')) as [number | null];
  return { code, out, result: JSON.parse(await readFile(report, 'utf8')) as Result };
}

function start(more: readonly string[]): ChildProcessWithoutNullStreams {
  const options = ['--spec', join(folder, 'lamps.yaml'), '--no-probes', '--jobs', '1', ...more];
  const started = spawn(process.execPath, [program, 'check', url, ...options]);
  child = started;
  return started;
}

/** Waits in the second request of a kind: the first one belongs to the look at the target. */
function waitIn(expected: string, then: () => void): void {
  let seen = 0;
  onRequest = (line) => {
    if (line !== expected) return false;
    seen += 1;
    if (expected.startsWith('GET') && seen === 1) return false;
    then();
    return true;
  };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s in a case ends the run with its report and code %i', async (signal, code) => {
  const ended = await check((started) => {
    waitIn('GET /weather', () => started.kill(signal));
  });
  expect(ended.code).toBe(code);
  expect(ended.result.cases).toMatchObject([
    { name: 'examples/add-lamp/example', verdict: 'pass' },
    { name: 'examples/get-weather/minimal', verdict: 'could-not-run' },
  ]);
  expect(ended.out).toContain('the run was interrupted');
  expect([...lamps]).toEqual([]);
});

test('the traffic until SIGINT, and that of the cleanup, is written to the HAR file', async () => {
  const har = join(folder, 'run.har');
  const onStart = (started: ChildProcess): void => {
    onRequest = (line) => {
      if (line === 'POST /lamps') started.kill('SIGINT');
      return false;
    };
  };
  const ended = await check(onStart, ['--har', har]);
  expect(ended.code).toBe(130);
  const { log } = JSON.parse(await readFile(har, 'utf8')) as Har;
  const lines = log.entries.map(
    ({ request }) => `${request.method} ${new URL(request.url).pathname}`,
  );
  expect(lines).toContain('POST /lamps');
  expect(lines).toContain('DELETE /lamps/40');
});

test('a second signal, while something is deleted, leaves nothing of the HAR file behind', async () => {
  const started = start(['--har', join(folder, 'run.har')]);
  started.stdout.resume();
  started.stderr.resume();
  let repeated: NodeJS.Timeout | undefined;
  let files: readonly string[] = [];
  onRequest = (line) => {
    if (line === 'POST /lamps') started.kill('SIGINT');
    if (!line.startsWith('DELETE')) return false;
    void readdir(folder).then((names) => (files = names));
    repeated = setInterval(() => started.kill('SIGINT'), 100);
    return true;
  };
  const [code] = (await once(started, 'close')) as [number | null];
  clearInterval(repeated);
  expect(code).toBe(130);
  expect(files).toEqual(['lamps.yaml', 'run.har.part']);
  expect(await readdir(folder)).toEqual(['lamps.yaml']);
});

test('what a case made is removed although the run is stopped right after', async () => {
  const ended = await check((started) => {
    onRequest = (line) => {
      if (line === 'POST /lamps') started.kill('SIGINT');
      return false;
    };
  });
  expect(ended.code).toBe(130);
  expect(ended.result.cases).toHaveLength(2);
  expect([...lamps]).toEqual([]);
});

test('a signal that comes once more at once, as a program that started this one passes it on, is one', async () => {
  const ended = await check((started) => {
    onRequest = (line) => {
      if (line === 'POST /lamps' || line.startsWith('DELETE /lamps/4')) started.kill('SIGINT');
      return false;
    };
  });
  expect(ended.code).toBe(130);
  expect(ended.result.cases).toHaveLength(2);
  expect([...lamps]).toEqual([]);
});

test.each(['stdout', 'stderr'] as const)(
  'a reader that closes %s early loses neither the report nor the clean-up',
  async (stream) => {
    const ended = await check((started) => {
      started[stream]?.destroy();
    });
    expect(ended.code).toBe(0);
    expect(ended.result.cases.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect([...lamps]).toEqual([]);
  },
);

test('a run that is interrupted before its first case says so once', async () => {
  const stop = new AbortController();
  onRequest = () => {
    stop.abort();
    return true;
  };
  const spec = join(folder, 'lamps.yaml');
  const result = await checkHere({ url, spec, signal: stop.signal });
  expect(result.stopped).toBe('the run was interrupted before its cases ran');
  expect(result.notes.filter((note) => note.includes('interrupted'))).toEqual([]);
});
