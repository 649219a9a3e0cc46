// Aborts one upload after the other, each at another time, and prints how it ended.
import { getEventListeners } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import OpenAI, { type UploadFileOptions, type UploadSource } from '@upspec/openai-files';

/** What is uploaded. */
export interface AbortOrder {
  readonly path: string;
  readonly size: number;
  readonly partSize: number;
}

/** How an upload ended. */
export interface Aborted {
  readonly name: string;
  readonly error: string;
  /** How often the file is open. */
  readonly open: number;
  readonly listeners: number;
  readonly seconds: number;
}

const { path, size, partSize } = JSON.parse(process.env['UPLOAD'] ?? '') as AbortOrder;

/** A stream with some bytes that does not end. */
function endless(length: number): PassThrough {
  const stream = new PassThrough();
  stream.write(Buffer.alloc(length));
  return stream;
}

/** An upload, and what aborts it. */
interface AbortedUpload {
  readonly name: string;
  readonly source?: UploadSource;
  readonly options?: UploadFileOptions;
  /** The end of the path of a request: the abort comes soon after the request is sent. */
  readonly request?: string;
  /** The end of the path of a request: the abort comes soon after its response. */
  readonly response?: string;
  /** The abort comes once so many parts were sent. */
  readonly parts?: number;
  /** The abort comes so many milliseconds after the call. */
  readonly delay?: number;
}

const uploads: readonly AbortedUpload[] = [
  { name: 'before the first request', delay: 0 },
  { name: 'while it is created', request: '/uploads' },
  { name: 'while its creation waits for a retry', response: '/uploads' },
  { name: 'while a part is sent', request: '/parts' },
  { name: 'while a part waits for a retry', response: '/parts' },
  { name: 'between two parts', options: { concurrency: 1 }, parts: 3 },
  { name: 'while it is completed', request: '/complete' },
  { name: 'while its completion waits for a retry', response: '/complete' },
  { name: 'while it is cancelled', request: '/cancel' },
  { name: 'while a stream waits for bytes', source: endless(partSize), parts: 1 },
  { name: 'while a stream does not end', source: endless(size), parts: size / partSize },
  {
    name: 'while a callback does not end',
    options: { onState: () => new Promise(() => undefined) },
    delay: 200,
  },
];

for (const upload of uploads) {
  process.stdout.write(`${JSON.stringify(await abort(upload))}\n`);
}

async function abort(upload: AbortedUpload): Promise<Aborted> {
  const { name, source = path, options = {}, request, response, parts, delay } = upload;
  const controller = new AbortController();
  const end = (): void => {
    controller.abort(new Error('enough'));
  };
  const endSoon = (): unknown => setTimeout(end, 20);
  const fetchAndAbort: typeof fetch = async (url, init) => {
    const address = url instanceof Request ? url.url : String(url);
    const promise = fetch(url, init);
    if (request !== undefined && address.endsWith(request)) endSoon();
    const received = await promise;
    if (response !== undefined && address.endsWith(response)) endSoon();
    return received;
  };
  const client = new OpenAI({ fetch: fetchAndAbort, defaultHeaders: { 'x-upload': name } });
  const began = performance.now();
  const call = client.uploads.uploadFile(source, {
    purpose: 'user_data',
    filename: 'a',
    size,
    partSize,
    signal: controller.signal,
    onProgress: (progress) => {
      if (progress.parts !== parts) return;
      // After the last part, so that the end of the stream is awaited.
      if (parts === progress.totalParts) endSoon();
      else end();
    },
    ...options,
  });
  if (delay === 0) end();
  else if (delay !== undefined) setTimeout(end, delay);
  const error: unknown = await call.catch((failure: unknown) => failure);
  return {
    name,
    error: error instanceof Error ? error.name : '',
    open: openFiles(),
    listeners: getEventListeners(controller.signal, 'abort').length,
    seconds: Math.round((performance.now() - began) / 1_000),
  };
}

/** How often the file is open in this process. */
function openFiles(): number {
  return readdirSync('/proc/self/fd').filter((each) => linkOf(each) === path).length;
}

/** Undefined for the descriptor of the folder itself, which is closed again. */
function linkOf(descriptor: string): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}
