import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Measurement } from './measurement.js';

// Does one step of an upload without the others, for four parts at a time, and prints a Measurement:
// node step.js STEP URL PATH

const BLOCK = 1024 * 1024;
const PART = 64 * BLOCK;
const [, , step = '', origin = '', path = ''] = process.argv;

/** Does a step for the part that begins at a position. */
type Step = (file: FileHandle, start: number) => Promise<void>;

const steps: Readonly<Record<string, Step>> = {
  'read into one buffer': (file, start) => {
    const buffer = Buffer.alloc(BLOCK);
    return readPart(file, start, () => buffer);
  },
  'read into new memory': (file, start) => readPart(file, start, newBlock),
  'send one buffer by a socket': () => sendBySocket(new URL(origin)),
  'send one buffer by fetch': () => {
    const block = newBlock();
    return sendByFetch(() => block);
  },
  'read into new memory and send by fetch': (file, start) =>
    sendByFetch(async (sent) => {
      const block = newBlock();
      await file.read(block, 0, BLOCK, start + sent);
      return block;
    }),
};

function newBlock(): Uint8Array {
  return new Uint8Array(BLOCK);
}

async function readPart(file: FileHandle, start: number, into: () => Uint8Array): Promise<void> {
  for (let at = start; at < start + PART; at += BLOCK) await file.read(into(), 0, BLOCK, at);
}

async function sendBySocket({ host, hostname, port }: URL): Promise<void> {
  const socket = connect(Number(port), hostname).resume();
  const closed = once(socket, 'close');
  const head = `content-length: ${String(PART)}\r\nconnection: close\r\n\r\n`;
  socket.write(`POST /v1/parts HTTP/1.1\r\nhost: ${host}\r\n${head}`);
  const block = Buffer.alloc(BLOCK, 1);
  for (let sent = 0; sent < PART; sent += BLOCK) {
    await new Promise((resolve) => socket.write(block, resolve));
  }
  await closed;
}

/** Sends as the client does: without the copy that fetch keeps for redirects. */
async function sendByFetch(
  blockAt: (sent: number) => Uint8Array | Promise<Uint8Array>,
): Promise<void> {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        controller.enqueue(await blockAt(sent));
        sent += BLOCK;
        if (sent === PART) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { 'content-length': String(PART) };
  const streamed = { method: 'POST', headers, body, duplex: 'half', window: null } as const;
  const response = await fetch(`${origin}/v1/parts`, { ...streamed, redirect: 'error' });
  await response.text();
}

const run = steps[step];
if (run === undefined) throw new Error(`unknown step: ${step}`);
const file = await open(path);
const { size } = await file.stat();
const starts = Array.from({ length: Math.floor(size / PART) }, (_, index) => index * PART).values();
const usage = process.cpuUsage();
const startedAt = process.hrtime.bigint();
const work = async (): Promise<void> => {
  for (const start of starts) await run(file, start);
};
await Promise.all(Array.from({ length: 4 }, work));
const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
const { user, system } = process.cpuUsage(usage);
const measurement: Measurement = { seconds, cpuSeconds: (user + system) / 1e6 };
process.stdout.write(JSON.stringify(measurement));
await file.close();
