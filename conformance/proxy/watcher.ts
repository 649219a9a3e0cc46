import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';

/** A request of a client, and the response to it. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Who closed a connection. */
export type Side = 'client' | 'server';

/** Looks at one exchange that passes by, without changing or holding back anything of it. */
export interface Watcher {
  /** Takes a copy of the request's body; the other side waits until it has taken it. */
  readonly requestBody: Writable;
  /** The response has begun. @returns what takes a copy of its body */
  response(incoming: IncomingMessage): Writable;
  /** Both bodies have passed whole. */
  readonly done: () => void;
  /** In place of `done`: one side closed the connection, or the server could not be reached. */
  readonly brokenOff: (by: Side, cause?: Error) => void;
}
