import { type AddressInfo, createServer, type Socket } from 'node:net';
import { readRequest } from './read-request.js';
import type { RecordedRequest } from './recorded-request.js';

/** A server that records the exact bytes of requests, and returns chosen statuses. */
export interface RowRecorder {
  readonly url: string;
  /** The requests since the last call of `expect`. */
  readonly requests: readonly RecordedRequest[];
  /** Forgets all requests, and returns these statuses in turn, then 200. */
  expect(statuses: readonly number[]): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. */
export async function recordResponses(): Promise<RowRecorder> {
  const requests: RecordedRequest[] = [];
  const statuses: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const reading = readRequest(bytes);
      if (reading.kind === 'partial') return;
      requests.push(reading.request);
      const status = String(statuses.shift() ?? 200);
      socket.end(`HTTP/1.1 ${status} Row\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    expect(next) {
      requests.length = 0;
      statuses.splice(0, statuses.length, ...next);
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
