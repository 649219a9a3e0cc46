import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Busboy } from '@fastify/busboy';

/** Content that was received completely: one body, or the joined parts of an upload. */
export interface Received {
  readonly size: number;
  readonly way: string;
  readonly call: string;
  readonly kind: string;
  readonly filename: string;
  readonly sha256: string;
}

/** A server that records a hash of the content it receives. */
export interface HashingServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

interface ServedFile {
  readonly type: string;
  readonly content: string;
}

/** Where a request is from, as its path says: `/SIZE/WAY/CALL/KIND/uploads/upload_1/parts`. */
interface Address extends Pick<Received, 'size' | 'way' | 'call' | 'kind'> {
  readonly operation: string;
  readonly uploadId: string;
}

interface Upload {
  readonly filename: string;
  readonly bytes: number;
  readonly parts: Map<string, Buffer>;
}

/**
 * Serves files, parts and uploads on 127.0.0.1. Below the way `retry` the first request to each path
 * fails; below `redirect` every request is sent to another path.
 *
 * @param files - What it serves otherwise, by path.
 */
export async function startHashingServer(
  files: Readonly<Record<string, ServedFile>> = {},
): Promise<HashingServer> {
  const received: Received[] = [];
  const uploads = new Map<string, Upload>();
  const failed = new Set<string>();
  const server = createServer((request, response) => {
    const { url = '' } = request;
    const file = files[url];
    if (file !== undefined) {
      serveFile(response, file);
      return;
    }
    const address = readAddress(url);
    void perform({ request, address }, { received, uploads }).then(
      (accept) => {
        if (address.way === 'retry' && !failed.has(url)) {
          failed.add(url);
          respond(response, { status: 503, headers: { 'retry-after-ms': '1' } });
        } else if (address.way === 'redirect' && !url.endsWith('-moved')) {
          respond(response, { status: 307, headers: { location: `${url}-moved` } });
        } else {
          respond(response, { body: accept() });
        }
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function readAddress(url: string): Address {
  const [, size = '', way = '', call = '', kind = '', ...rest] = url
    .replace(/-moved$/, '')
    .split('/')
    .map(decodeURIComponent);
  const [resource = '', uploadId = '', action = ''] = rest;
  const operation = action === '' ? resource : action;
  return { size: Number(size), way, call, kind, operation, uploadId };
}

interface Data {
  readonly received: Received[];
  readonly uploads: Map<string, Upload>;
}

/** Reads a request to its end. What it returns accepts the request, and returns the response. */
async function perform(
  { request, address }: { readonly request: IncomingMessage; readonly address: Address },
  { received, uploads }: Data,
): Promise<() => unknown> {
  const { size, way, call, kind, operation, uploadId } = address;
  const record = (filename: string, content: readonly Buffer[]): void => {
    received.push({ size, way, call, kind, filename, sha256: sha256(content) });
  };
  if (operation === 'files' || operation === 'parts') {
    const { filename, content } = await readFile(request);
    return () => {
      const upload = uploads.get(uploadId);
      const id = `part_${String(upload?.parts.size)}`;
      if (upload === undefined) record(filename, [content]);
      else upload.parts.set(id, content);
      return { id };
    };
  }
  const body: unknown = JSON.parse((await buffer(request)).toString() || '{}');
  if (operation === 'uploads') {
    return () => {
      const { filename, bytes } = body as Upload;
      const id = `upload_${String(received.length)}_${String(uploads.size)}_chunked`;
      uploads.set(id, { filename, bytes, parts: new Map() });
      return { id, status: 'pending', expires_at: 4_102_444_800 };
    };
  }
  return () => {
    const upload = uploads.get(uploadId);
    const { part_ids: ids = [] } = body as { readonly part_ids?: readonly string[] };
    const content = ids.map((id) => upload?.parts.get(id) ?? Buffer.from('missing'));
    if (operation === 'complete' && upload !== undefined) record(upload.filename, content);
    uploads.delete(uploadId);
    return { id: uploadId, status: operation === 'complete' ? 'completed' : 'cancelled' };
  };
}

/** The only file of a multipart body. */
function readFile(
  request: IncomingMessage,
): Promise<{ readonly filename: string; readonly content: Buffer }> {
  const parser = new Busboy({
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    preservePath: true,
  });
  const chunks: Buffer[] = [];
  let name = '';
  parser.on('file', (...[, stream, filename]) => {
    name = filename;
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', () => undefined);
  });
  return new Promise((resolve, reject) => {
    parser.on('error', reject);
    parser.on('finish', () => {
      resolve({ filename: name, content: Buffer.concat(chunks) });
    });
    request.on('error', reject);
    request.pipe(parser);
  });
}

function respond(
  response: ServerResponse,
  {
    status = 200,
    headers = {},
    body = {},
  }: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  },
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** With the headers that give a page shared memory. */
function serveFile(response: ServerResponse, { type, content }: ServedFile): void {
  response.writeHead(200, {
    'content-type': type,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  response.end(content);
}

/** The hash of bytes, in hexadecimal. */
export function sha256(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
