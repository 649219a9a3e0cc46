import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@upspec/conformance';
import OpenAI, { type ClientHooks, type ClientOptions } from '@upspec/openai-files';

const KEY = 'upload-key';

/** The reference server, a client for it, and a folder for files. */
export interface UploadServer {
  readonly url: string;
  /** The API key that it accepts. */
  readonly key: string;
  readonly folder: string;
  client(options?: ClientOptions): OpenAI;
  /** Writes a file with random content. */
  file(name: string, size: number): Promise<TestFile>;
  /** The content of a file on the server. */
  content(fileId: string | undefined): Promise<Buffer>;
  close(): Promise<void>;
}

export interface TestFile {
  readonly path: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

export async function startUploadServer(): Promise<UploadServer> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-upload-'));
  const server = await serve({ apiKey: KEY });
  const client = (options: ClientOptions = {}): OpenAI =>
    new OpenAI({ apiKey: KEY, baseURL: server.url, ...options });
  return {
    url: server.url,
    key: KEY,
    folder,
    client,
    async file(name, size) {
      const path = join(folder, name);
      const bytes = Buffer.from(randomBytes(size));
      await writeFile(path, bytes);
      return { path, bytes };
    },
    async content(fileId = 'none') {
      const response = await client().files.content(fileId);
      return Buffer.from(await response.arrayBuffer());
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A request as it was sent. */
export interface SentRequest {
  /** With `ID` for the id of an upload: `/uploads/ID/parts`. */
  readonly path: string;
  readonly body: unknown;
}

/** Hooks that record the requests of a client. */
export function recordRequests(): {
  readonly hooks: readonly ClientHooks[];
  readonly requests: readonly SentRequest[];
} {
  const requests: SentRequest[] = [];
  const onRequest: ClientHooks['onRequest'] = (request) => {
    const path = new URL(request.url).pathname.replace(/^\/v1/, '').replace(/upload_\w+/, 'ID');
    const { body } = request;
    requests.push({ path, body: body === undefined ? undefined : JSON.parse(body) });
    return request;
  };
  return { hooks: [{ onRequest }], requests };
}

/** The status with which the server responds to a part that is added to an upload. */
export async function addPartStatus(client: OpenAI, uploadId: string): Promise<number> {
  const data = new TextEncoder().encode('late');
  const outcome = await client.uploads.parts.create(uploadId, { data }).result();
  return outcome.status;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The error of a call; undefined without one. */
export function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}
