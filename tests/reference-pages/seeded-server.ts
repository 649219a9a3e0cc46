import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { serve } from '@upspec/conformance';
import {
  openData,
  type OpenData,
} from '../../conformance/openai-files/reference/store/open-data.js';

/** A time within the hour in which the examples' Upload accepts parts. */
const NOW = 1_780_000_060_000;
const LINE = '{"prompt": "Is it raining?", "completion": "Look outside."}\n';
const UPLOAD = 'upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c';
const PARTS = ['part_0a1b2c3d4e5f60718293a4b5c6d7e8f9', 'part_9f8e7d6c5b4a39281706f5e4d3c2b1a0'];

/** A server that holds what the examples name: two files, and an Upload with two parts. */
export interface SeededServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The ids of further files, which do not fit on a page of two. */
export const FURTHER_FILES: readonly string[] = [
  'file-1aaaaaaaaaaaaaaaaaaaaa',
  'file-2bbbbbbbbbbbbbbbbbbbbb',
  'file-3ccccccccccccccccccccc',
];

/**
 * Starts it on data of its own.
 * @param further the ids of files that are older than those of the examples
 */
export async function startSeededServer(
  apiKey: string,
  further: readonly string[] = [],
): Promise<SeededServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'upspec-docs-data-'));
  const data = await openData(dataDir);
  for (const [at, id] of further.entries()) {
    const created_at = 1779990000 + at;
    const times = { created_at, expires_at: null };
    await addFile(data, { id, ...times, filename: 'old.jsonl', purpose: 'batch', text: LINE });
  }
  await addFile(data, {
    id: 'file-2cHx8W5tRfPz6kJmN4vBqG',
    created_at: 1780000000,
    expires_at: 1782592000,
    filename: 'requests.jsonl',
    purpose: 'batch',
    text: 'x'.repeat(1204),
  });
  await addFile(data, {
    id: 'file-9mKq4T2rVbXw7sYdH3pLnZ',
    created_at: 1780000060,
    expires_at: null,
    filename: 'weather.jsonl',
    purpose: 'fine-tune',
    text: LINE,
  });
  await addUpload(data);
  await data.journal.close();
  await data.unlock();
  const server = await serve({ dataDir, apiKey, clock: () => NOW });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function addFile(
  { content, journal }: OpenData,
  about: {
    readonly id: string;
    readonly created_at: number;
    readonly expires_at: number | null;
    readonly filename: string;
    readonly purpose: 'batch' | 'fine-tune';
    readonly text: string;
  },
): Promise<void> {
  const { text, ...rest } = about;
  const chunk = await content.receive(Readable.from([text]));
  await journal.append({
    kind: 'file-created',
    file: {
      object: 'file',
      bytes: chunk.bytes,
      status: 'processed',
      status_details: null,
      ...rest,
    },
    chunks: [chunk],
  });
}

async function addUpload({ content, journal }: OpenData): Promise<void> {
  await journal.append({
    kind: 'upload-created',
    upload: {
      id: UPLOAD,
      object: 'upload',
      bytes: 2 * LINE.length,
      created_at: 1780000000,
      expires_at: 1780003600,
      filename: 'weather.jsonl',
      purpose: 'fine-tune',
      status: 'pending',
    },
  });
  for (const id of PARTS) {
    const chunk = await content.receive(Readable.from([LINE]));
    await journal.append({
      kind: 'part-added',
      part: { id, object: 'upload.part', created_at: 1780000010, upload_id: UPLOAD },
      chunk,
    });
  }
}
