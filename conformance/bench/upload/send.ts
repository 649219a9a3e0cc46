import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import Official from 'openai';
import OpenAI from '@upspec/openai-files';

// Sends one file in one way, and prints a Measurement: node send.js WAY URL PATH

/** What one way of sending costs. */
export interface Measurement {
  readonly seconds: number;
  /** Of all threads, in user and system mode. */
  readonly cpuSeconds: number;
  /** The largest resident set, less the one at the start. */
  readonly peakBytes: number;
}

const PART = 64 * 1024 * 1024;
const purpose = 'user_data';
const [, , way = '', baseURL = '', path = ''] = process.argv;

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  uploadFile: () =>
    new OpenAI({ apiKey: 'k', baseURL }).uploads.uploadFile(path, { purpose, partSize: PART }),
  'library, one after the other': () => sendWithLibrary(1),
  'library, four at a time': () => sendWithLibrary(4),
};

async function sendWithLibrary(concurrency: number): Promise<void> {
  const client = new Official({ apiKey: 'k', baseURL });
  const { size } = await stat(path);
  const blob = await openAsBlob(path);
  const upload = await client.uploads.create({
    purpose,
    bytes: size,
    filename: 'a',
    mime_type: 'application/octet-stream',
  });
  const ids: string[] = [];
  const starts = Array.from({ length: Math.ceil(size / PART) }, (_, index) => index * PART);
  const waiting = starts.entries();
  const work = async (): Promise<void> => {
    for (const [index, start] of waiting) {
      const data = new File([blob.slice(start, start + PART)], 'part');
      ids[index] = (await client.uploads.parts.create(upload.id, { data })).id;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  await client.uploads.complete(upload.id, { part_ids: ids });
}

const send = ways[way];
if (send === undefined) throw new Error(`unknown way: ${way}`);
const atStart = process.memoryUsage().rss;
let peak = atStart;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
const usage = process.cpuUsage();
const startedAt = process.hrtime.bigint();
await send();
const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
clearInterval(watch);
const { user, system } = process.cpuUsage(usage);
const measurement: Measurement = {
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peakBytes: peak - atStart,
};
process.stdout.write(JSON.stringify(measurement));
