import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { openProxy, type Proxy } from '../proxy.js';
import type { Watcher } from '../watcher.js';

const closings: (() => Promise<unknown>)[] = [];

/** Ends all that a test started. */
export async function closeAll(): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close();
}

/** A proxy under test. */
export interface Setting {
  readonly port: number;
  /** How each exchange ended, as reported to the watcher. */
  readonly ended: string[];
}

/** A server of a test, on this machine alone. */
export async function startServer(response: RequestListener): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 100 }, response);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return server;
}

/** A proxy in front of a server that responds like this. */
export async function startProxy(response: RequestListener): Promise<Setting> {
  const { port } = (await startServer(response)).address() as AddressInfo;
  return proxyOf(`http://127.0.0.1:${port}/v1`);
}

/** A proxy in front of a URL. */
export async function proxyOf(url: string): Promise<Setting> {
  const ended: string[] = [];
  const blind = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
  const watch = (): Watcher => ({
    requestBody: blind(),
    response: blind,
    done: () => void ended.push('done'),
    brokenOff: (by) => void ended.push(`broken off by ${by}`),
  });
  const proxy: Proxy = await openProxy({ target: new URL(url), port: 0, watch });
  closings.push(() => proxy.close());
  return { port: proxy.port, ended };
}

/** Sends bytes unchanged and reads until the other side closes. */
export function sendRaw(port: number, ...lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(Buffer.from(lines.join('\r\n'), 'latin1'));
  });
}

/** Waits until a number has grown, and then stays for ten looks. */
export async function waitUntilStill(read: () => number): Promise<void> {
  let last = 0;
  let checks = 0;
  while (checks < 10) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = read();
    checks = now > 0 && now === last ? checks + 1 : 0;
    last = now;
  }
}

export async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}
