import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Busboy } from '@fastify/busboy';
import { type CaptureServer, rawServer } from './capture-server.js';

/** A part that was received completely. */
export interface ReceivedPart {
  /** `plain`, `retry` or `redirect`. */
  readonly way: string;
  readonly kind: string;
  readonly filename: string;
  readonly sha256: string;
}

/**
 * Serves `/{way}/uploads/{kind}/parts` and records the name of each part and the hash of its bytes.
 * Below `/retry` the first attempt of each kind fails; below `/redirect` it is sent to another
 * path.
 */
export async function hashingServer(received: ReceivedPart[]): Promise<CaptureServer> {
  const failed = new Set<string>();
  return rawServer((request, response) => {
    const [, way = '', , kind = '', last = ''] = (request.url ?? '').split('/');
    const part = { way, kind: decodeURIComponent(kind) };
    readPart(request, ({ filename, sha256 }) => {
      if (way === 'retry' && !failed.has(kind)) {
        failed.add(kind);
        respond(response, 503, { 'retry-after-ms': '1' });
      } else if (way === 'redirect' && last === 'parts') {
        respond(response, 307, { location: `${request.url ?? ''}-moved` });
      } else {
        received.push({ ...part, filename, sha256 });
        respond(response, 200, {});
      }
    });
  });
}

function respond(response: ServerResponse, status: number, headers: Record<string, string>): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"id":"p"}');
}

function readPart(
  request: IncomingMessage,
  done: (part: Pick<ReceivedPart, 'filename' | 'sha256'>) => void,
): void {
  const parser = new Busboy({
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    preservePath: true,
    isPartAFile: () => true,
  });
  const hash = createHash('sha256');
  let name = '';
  parser.on('file', (...[, stream, filename]) => {
    name = filename;
    stream.on('data', (chunk: Buffer) => hash.update(chunk));
    stream.on('error', () => undefined);
  });
  parser.on('error', () => undefined);
  parser.on('finish', () => {
    done({ filename: name, sha256: hash.digest('hex') });
  });
  request.on('error', () => undefined);
  request.pipe(parser);
}
