import type { ServerResponse } from 'node:http';
import type { Responder } from './capture-server.js';

/** Responds with a stream of events, in the given pieces; each is sent by itself. */
export function events(...pieces: readonly (string | Uint8Array)[]): Responder {
  return (_, response) => {
    void sendPieces(response, pieces).then(() => response.end());
  };
}

/** The same, with a connection that is cut off after the last piece. */
export function droppedEvents(...pieces: readonly (string | Uint8Array)[]): Responder {
  return (_, response) => {
    void sendPieces(response, pieces).then(() => response.destroy());
  };
}

/** Starts a stream of events, and sends pieces of it. Each waits until the one before has left. */
export async function sendPieces(
  response: ServerResponse,
  pieces: Iterable<string | Uint8Array>,
): Promise<void> {
  if (!response.headersSent) {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.flushHeaders();
  }
  for (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
    else await new Promise((resolve) => setImmediate(resolve));
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
