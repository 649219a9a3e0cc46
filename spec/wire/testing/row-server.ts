import { type AddressInfo, createServer } from 'node:net';
import { readRequest } from '../read-request.js';
import type { RecordedRequest } from '../recorded-request.js';
import type { WireRow } from '../wire-row.js';

/** A server that records the requests of rows. */
export interface RowServer {
  readonly url: string;
  /** The requests for a row, in the order of their arrival. */
  requestsOf(row: WireRow): readonly RecordedRequest[];
  close(): Promise<void>;
}

/** Starts a server that returns the statuses of each row in turn, then 200, without a body. */
export async function startRowServer(rows: readonly WireRow[]): Promise<RowServer> {
  const recorded = new Map<string, RecordedRequest[]>();
  const server = createServer((socket) => {
    const chunks: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const reading = readRequest(Buffer.concat(chunks));
      if (reading.kind !== 'complete') return;
      const row = rows.find(({ name }) => isOf(name, reading.request.target));
      const own = recorded.get(row?.name ?? '') ?? [];
      const status = row?.statuses?.[own.length] ?? 200;
      recorded.set(row?.name ?? '', [...own, reading.request]);
      socket.end(
        `HTTP/1.1 ${String(status)} Status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    requestsOf: ({ name }) => recorded.get(name) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Whether a row's name is a segment of the target's path. */
function isOf(name: string, target: string): boolean {
  const [path = ''] = target.split('?');
  return path.split('/').includes(name);
}
