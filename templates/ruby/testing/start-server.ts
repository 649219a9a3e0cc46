import { onTestFinished } from 'vitest';
import {
  captureServer,
  inTurn,
  json,
  type Responder,
  type CaptureServer,
} from '../../typescript/runtime/testing/capture-server.js';
import { evaluate } from './run-ruby.js';

/** A server that returns the responses in turn, and stops with the test. */
export async function start(...responses: readonly Responder[]): Promise<CaptureServer> {
  const server = await captureServer(inTurn(...responses));
  onTestFinished(() => server.close());
  return server;
}

/** Runs lines with a client of that server. */
export function call(server: CaptureServer, lines: string): Promise<unknown> {
  return evaluate(lines, { url: `${server.url}/v1` });
}

/** An error response of the API. */
export function rejection(status: number, headers: Record<string, string> = {}): Responder {
  return json(status, { error: { message: 'no', type: 't', param: 'p', code: 'c' } }, headers);
}
