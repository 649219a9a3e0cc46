import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Passes connections on, and keeps the beginning of what a client sends. */
export interface ByteRecorder {
  readonly port: number;
  /** What was sent since the last call, one character for each byte. */
  take(): string;
  close(): Promise<void>;
}

/** In bytes. */
const mostKept = 16 * 1024;

/** @param target the port on this machine that connections are passed on to */
export async function recordBytes(target: number): Promise<ByteRecorder> {
  let kept = '';
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(target, '127.0.0.1');
    for (const each of [socket, onward]) {
      sockets.add(each);
      each.on('error', () => undefined);
      each.on('close', () => {
        sockets.delete(each);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.on('data', (bytes: Buffer) => {
      kept += bytes.toString('latin1', 0, mostKept - Math.min(kept.length, mostKept));
    });
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    take() {
      const taken = kept;
      kept = '';
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
