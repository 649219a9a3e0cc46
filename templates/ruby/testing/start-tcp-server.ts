import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server that serves sockets itself, and stops with the test. */
export interface TcpServer {
  /** Its host, its port and the path of the base URL. */
  readonly address: string;
  /** The connections so far, in their order. */
  readonly sockets: readonly Socket[];
}

/** Starts a server on 127.0.0.1. Its sockets may still be read or written when their other side ended. */
export function startTcpServer(handle: (socket: Socket) => void): Promise<TcpServer> {
  return listen(createServer({ allowHalfOpen: true }), handle);
}

/** Starts a server with a handler for each of its connections. */
export async function listen(
  server: Server,
  handle: (socket: Socket) => void,
  event: 'connection' | 'secureConnection' = 'connection',
): Promise<TcpServer> {
  const raw = new Set<Socket>();
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    raw.add(socket);
    socket.on('error', () => undefined);
  });
  server.on(event, (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of raw) socket.destroy();
    server.close();
  });
  return { address: `127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`, sockets };
}
