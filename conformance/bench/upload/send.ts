import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import Official, { AzureOpenAI as OfficialAzure } from 'openai';
import { AzureOpenAI, OpenAI } from '@upspec/openai-files';
import type { Measurement } from './measurement.js';

// Sends one file in one way, and prints a Measurement: node send.js WAY URL PATH

const PART = 64 * 1024 * 1024;
const purpose = 'user_data';
const apiKey = 'k';
const apiVersion = '2024-10-21';
const [, , way = '', origin = '', path = ''] = process.argv;
const baseURL = `${origin}/v1`;

/** The used part of the official library's client. */
type Library = Pick<Official, 'uploads'>;

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  uploadFile: () => uploadFile(new OpenAI({ apiKey, baseURL })),
  'uploadFile, Azure': () => uploadFile(new AzureOpenAI({ apiKey, apiVersion, endpoint: origin })),
  'library, one after the other': () => sendWithLibrary(new Official({ apiKey, baseURL }), 1),
  'library, four at a time': () => sendWithLibrary(new Official({ apiKey, baseURL }), 4),
  'library, four at a time, Azure': () =>
    sendWithLibrary(new OfficialAzure({ apiKey, apiVersion, endpoint: origin }), 4),
};

function uploadFile(client: OpenAI): Promise<unknown> {
  return client.uploads.uploadFile(path, { purpose, partSize: PART });
}

async function sendWithLibrary({ uploads }: Library, concurrency: number): Promise<void> {
  const { size } = await stat(path);
  const blob = await openAsBlob(path);
  const upload = await uploads.create({
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
      ids[index] = (await uploads.parts.create(upload.id, { data })).id;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  await uploads.complete(upload.id, { part_ids: ids });
}

const send = ways[way];
if (send === undefined) throw new Error(`unknown way: ${way}`);
const startBytes = process.memoryUsage().rss;
const usage = process.cpuUsage();
const startedAt = process.hrtime.bigint();
await send();
const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
const { user, system } = process.cpuUsage(usage);
const measurement: Measurement = {
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peakBytes: process.resourceUsage().maxRSS * 1024,
  startBytes,
};
process.stdout.write(JSON.stringify(measurement));
