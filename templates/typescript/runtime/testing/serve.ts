import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { type Responder, type CaptureServer, captureServer, rawServer } from './capture-server.js';
import { SampleClient, type SampleOptions } from './sample-client.js';

/** The key that the clients of the tests send. */
export const key = 'sk-very-secret';

/** A capturing server that stops with the test. */
export async function serve(response?: Responder): Promise<CaptureServer> {
  return untilTestEnds(await captureServer(response));
}

/** A server with a handler that reads the request itself; it stops with the test. */
export async function serveRaw(handle: RequestListener): Promise<CaptureServer> {
  return untilTestEnds(await rawServer(handle));
}

function untilTestEnds(server: CaptureServer): CaptureServer {
  onTestFinished(() => server.close());
  return server;
}

export function clientOf(server: CaptureServer, options: SampleOptions = {}): SampleClient {
  return new SampleClient({ apiKey: key, baseURL: `${server.url}/v1`, ...options });
}

/** The error of a call; undefined without one. */
export async function failure(call: PromiseLike<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}
