import { type AddressInfo, createServer, type Socket } from 'node:net';
import { responseBytes } from './content-bytes.js';
import { readRequest } from './read-request.js';
import type { RecordedRequest } from './recorded-request.js';
import type { WireResponse } from './wire-case.js';

/** A separate base URL with the requests that were sent to it. */
export interface Recording {
  /** Without a trailing slash, and without the base path of a case. */
  readonly url: string;
  /** In the order of arrival, without the prefix of the recording. */
  readonly requests: readonly RecordedRequest[];
}

export interface Recorder {
  open(response: WireResponse): Recording;
  /** Requests that belong to no recording or were cut. */
  readonly strays: readonly string[];
  close(): Promise<void>;
}

interface Entry {
  readonly response: WireResponse;
  readonly requests: RecordedRequest[];
}

const mostBytes = 64 * 1024 * 1024;

/** Listens on 127.0.0.1, records the exact bytes of each request, and sends a valid response. */
export async function recordRequests(): Promise<Recorder> {
  const entries: Entry[] = [];
  const strays: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, entries, strays);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    open(response) {
      const requests: RecordedRequest[] = [];
      entries.push({ response, requests });
      return {
        url: `http://127.0.0.1:${String(port)}${prefixOf(entries.length - 1)}`,
        requests,
      };
    },
    strays,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Accepts one request per connection. The response closes it, so extra bytes can't count as another request. */
function converse(socket: Socket, entries: readonly Entry[], strays: string[]): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let done = false;
  let continued = false;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    if (!done && size > 0) strays.push(`a request was cut after ${String(size)} bytes`);
  });
  socket.on('data', (chunk: Buffer) => {
    if (done) {
      strays.push(`${String(chunk.length)} bytes after the end of a request`);
      return;
    }
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes) socket.destroy();
    const bytes = Buffer.concat(chunks);
    const reading = readRequest(bytes);
    if (reading.kind === 'complete') {
      done = true;
      socket.end(responseTo(reading.request, entries, strays));
    } else if (
      !continued &&
      /\r\nexpect: 100-continue\r\n[^]*\r\n\r\n/i.test(bytes.toString('latin1'))
    ) {
      continued = true;
      socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    }
  });
}

function responseTo(request: RecordedRequest, entries: readonly Entry[], strays: string[]): Buffer {
  const index = Number(/^\/run-(\d+)(?=\/|$)/.exec(request.target)?.[1] ?? -1);
  const entry = entries[index];
  if (entry === undefined) {
    strays.push(`${request.method} ${request.target}`);
    return response('404 Not Found', { json: {} });
  }
  const target = request.target.slice(prefixOf(index).length);
  entry.requests.push({ ...request, target });
  return response('200 OK', entry.response);
}

function prefixOf(index: number): string {
  return `/run-${String(index)}`;
}

function response(status: string, reply: WireResponse): Buffer {
  const { type, body } = responseBytes(reply);
  const head = `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${String(body.length)}\r\nConnection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
