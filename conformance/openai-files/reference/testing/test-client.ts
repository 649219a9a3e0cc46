import { connect, type Socket } from 'node:net';
import type { RunningServer } from '../../serve.js';

/** A response as a test checks it. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends one request with a key and reads the response as JSON, or as text if it is not JSON. */
export async function call(
  server: RunningServer,
  line: string,
  init: RequestInit = {},
): Promise<TestResponse> {
  const [method = '', path = ''] = line.split(' ');
  const headers = new Headers(init.headers);
  if (!headers.has('Authorization')) headers.set('Authorization', 'Bearer right');
  const response = await fetch(server.url + path, { ...init, method, headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

/** The init of a request with a JSON body. */
export function json(value: unknown): RequestInit {
  return { body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}

/** The init of a request with a multipart body. A File value is sent as a file. */
export function form(...entries: readonly (readonly [string, string | File])[]): RequestInit {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  return { body };
}

/**
 * Sends raw bytes and reads until the server closes the connection. With `end` it closes its own
 * side after the bytes. `later` is called after the first bytes of the server.
 */
export function sendRaw(
  server: RunningServer,
  bytes: Uint8Array | string,
  options: { readonly end?: boolean; readonly later?: (socket: Socket) => Promise<void> } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let received = '';
    socket.on('data', (piece: Buffer) => {
      received += piece.toString('latin1');
    });
    socket.once('data', () => {
      void options.later?.(socket);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
    socket.write(bytes);
    if (options.end === true) socket.end();
  });
}
