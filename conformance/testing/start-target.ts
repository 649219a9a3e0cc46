import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small server of a test, on a free port of this machine. */
export interface StartedTarget {
  /** `http://127.0.0.1:PORT/v1` */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server that responds as a test needs it to, correctly or not. */
export async function startTarget(response: RequestListener): Promise<StartedTarget> {
  const server = createServer(response);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
