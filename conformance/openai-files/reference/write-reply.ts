import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { markAsClosing } from '../../connection/closing-connections.js';
import type { Reply } from './handler.js';
import { Rejection } from './rejection.js';

/** A request, and where its response is sent. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether the client waits for a response before it sends the body (`Expect: 100-continue`). */
  readonly isHeldBack: boolean;
}

type BytesReply = Extract<Reply, { readonly kind: 'bytes' }>;

// In milliseconds: how long a client may continue to send after an early rejection.
const DRAIN_TIME = 30_000;

/**
 * Sends a response. A client that is rejected while it is sending gets the response at once. The
 * connection is closed after the rest of the request, so that the client receives the response.
 */
export async function writeReply(exchange: Exchange, reply: Reply | Rejection): Promise<void> {
  const { request, response } = exchange;
  const isSending = !request.complete && !request.destroyed && !exchange.isHeldBack;
  if (!request.complete) {
    response.setHeader('Connection', 'close');
    markAsClosing(request.socket);
  }
  if (!(reply instanceof Rejection) && reply.kind === 'bytes') {
    await writeBytes(exchange, reply);
    return;
  }
  const { status, headers, body } = textOf(reply);
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.write(request.method === 'HEAD' ? '' : body);
  if (isSending) await drained(exchange);
  response.end();
}

function textOf(reply: Exclude<Reply, BytesReply> | Rejection): {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
} {
  if (!(reply instanceof Rejection) && reply.kind === 'plain') {
    return { ...reply, body: Buffer.from(reply.body) };
  }
  const { status = 200 } = reply;
  const headers = reply instanceof Rejection ? reply.headers : {};
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: Buffer.from(JSON.stringify(reply.body)),
  };
}

async function writeBytes({ request, response }: Exchange, reply: BytesReply): Promise<void> {
  response.writeHead(200, { ...reply.headers, 'Content-Length': reply.length });
  if (request.method === 'HEAD') response.end();
  else await pipeline(reply.open(), response);
}

function drained({ request }: Exchange): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, DRAIN_TIME);
    request.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    request.once('end', () => {
      clearTimeout(timer);
      resolve();
    });
    request.resume();
  });
}
