import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { parseJson } from '../../json/parse-json.js';
import { forwardHeaders } from '../../proxy/forward-headers.js';
import type { TargetResponse } from '../../proxy/intervention.js';
import { ConnectionReset } from '../capture/tap-connection.js';

/** In bytes: what is longer is not changed. */
const mostChanged = 1024 * 1024;

/** Sends a response as the server sent it. */
export function sendUnchanged({ head, body }: TargetResponse, outgoing: ServerResponse): void {
  outgoing.writeHead(head.statusCode ?? 502, forwardHeaders(head.rawHeaders));
  body.pipe(outgoing);
}

/**
 * Sends a response with another JSON body, or unchanged where there is none.
 *
 * @returns whether it was changed
 */
export async function sendChanged(
  response: TargetResponse,
  outgoing: ServerResponse,
  change: (value: unknown) => unknown,
): Promise<boolean> {
  const { head, body } = response;
  const length = Number(head.headers['content-length'] ?? 0);
  if (!isSuccess(head) || length > mostChanged || head.headers['content-encoding'] !== undefined) {
    sendUnchanged(response, outgoing);
    return false;
  }
  const original = await text(body);
  const parsed = parseJson(original);
  const changed = parsed.ok ? change(parsed.value) : undefined;
  const sent = changed === undefined ? original : JSON.stringify(changed);
  outgoing.writeHead(head.statusCode ?? 502, withLength(head, Buffer.byteLength(sent)));
  outgoing.end(sent);
  return changed !== undefined;
}

/**
 * Sends the first half of a body, and ends the connection.
 *
 * @returns whether there was a half to leave out
 */
export async function sendHalf(
  { head, body }: TargetResponse,
  outgoing: ServerResponse,
): Promise<boolean> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    const bytes = Buffer.from(piece as Uint8Array);
    if (size < mostChanged) pieces.push(bytes);
    size += bytes.length;
  }
  const bytes = Buffer.concat(pieces);
  if (!isSuccess(head) || size < 2) {
    outgoing.writeHead(head.statusCode ?? 502, withLength(head, bytes.length));
    outgoing.end(bytes);
    return false;
  }
  outgoing.writeHead(head.statusCode ?? 502, withLength(head, size));
  const { socket } = outgoing;
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => socket?.end());
  return true;
}

/** In milliseconds: before a slow response, and between its pieces. */
const slowStart = 1_000;
const slowPause = 100;
const slowPieces = 5;

/** Sends a response in pieces, with pauses. */
export async function sendSlowly(
  { head, body }: TargetResponse,
  outgoing: ServerResponse,
): Promise<void> {
  await pause(slowStart);
  outgoing.writeHead(head.statusCode ?? 502, forwardHeaders(head.rawHeaders));
  for await (const piece of body) {
    const bytes = Buffer.from(piece as Uint8Array);
    const length = Math.ceil(bytes.length / slowPieces);
    for (let at = 0; at < bytes.length; at += length) {
      outgoing.write(bytes.subarray(at, at + length));
      await pause(slowPause);
    }
  }
  outgoing.end();
}

/** Resets the connection of a request. */
export function reset({ socket }: Pick<IncomingMessage, 'socket'>): void {
  socket.destroy(new ConnectionReset('reset by the scenario'));
}

function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}

function withLength({ rawHeaders }: IncomingMessage, length: number): OutgoingHttpHeaders {
  const kept = Object.entries(forwardHeaders(rawHeaders)).filter(
    ([name]) => !['content-length', 'etag', 'digest', 'content-md5'].includes(name.toLowerCase()),
  );
  return { ...Object.fromEntries(kept), 'content-length': length };
}
