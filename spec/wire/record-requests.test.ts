import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Recorder, recordRequests } from './record-requests.js';

async function recorder(): Promise<Recorder> {
  const started = await recordRequests();
  onTestFinished(() => started.close());
  return started;
}

/** Writes raw bytes, piece by piece, and returns everything until the connection ends. */
async function send(url: string, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) =>
    socket.on('close', () => {
      resolve();
    }),
  );
  for (const piece of pieces) {
    await new Promise((resolve) => socket.write(piece, resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await ended;
  return Buffer.concat(chunks).toString();
}

const reply = { json: { ok: true } };

test('a request is recorded exactly, with its target, header lines and bytes, and gets a response', async () => {
  const { open, strays } = await recorder();
  const recording = open(reply);
  const prefix = new URL(recording.url).pathname;
  const actual = await send(
    recording.url,
    `POST ${prefix}/v1/a%2Fb?x=%20 HTTP/1.1\r\nHost: h\r\nx-B:  1 \r\nX-a: 2\r\nContent-Le`,
    'ngth: 4\r\n\r\n\0ÿ',
    '\n',
  );
  expect(recording.requests).toEqual([
    {
      method: 'POST',
      target: '/v1/a%2Fb?x=%20',
      headers: [
        ['Host', 'h'],
        ['x-B', '1'],
        ['X-a', '2'],
        ['Content-Length', '4'],
      ],
      body: Buffer.from('\0ÿ\n'),
      violations: [],
    },
  ]);
  expect(actual).toBe(
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\nConnection: close\r\n\r\n{"ok":true}',
  );
  expect(strays).toEqual([]);
});

test('chunks are joined', async () => {
  const recording = (await recorder()).open(reply);
  const prefix = new URL(recording.url).pathname;
  await send(
    recording.url,
    `POST ${prefix} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na\r\n\r`,
    '\n1\r\nb\r\n0',
    '\r\n\r\n',
  );
  expect(recording.requests.map(({ body, violations }) => [body.toString(), violations])).toEqual([
    ['a\r\nb', []],
  ]);
});

test('a client that expects 100 Continue receives it', async () => {
  const recording = (await recorder()).open(reply);
  const prefix = new URL(recording.url).pathname;
  const actual = await send(
    recording.url,
    `POST ${prefix} HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n`,
    'x',
  );
  expect(actual).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
});

test('a request without a recording and a request that was cut are reported', async () => {
  const started = await recorder();
  const { url } = started.open(reply);
  const elsewhere = url.replace(/run-0$/, 'run-1');
  await fetch(elsewhere).then((response) => response.text());
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await new Promise((resolve) => socket.write('GET ', resolve));
  socket.destroy();
  await expect.poll(() => started.strays.length).toBe(2);
  expect(started.strays).toEqual(['GET /run-1', 'a request was cut after 4 bytes']);
});
