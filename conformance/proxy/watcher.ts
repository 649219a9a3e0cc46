import type { IncomingMessage } from 'node:http';
import type { Writable } from 'node:stream';

/** Looks at one exchange that passes by, without changing or holding back anything of it. */
export interface Watcher {
  /** Takes a copy of the request's body; the other side waits until it has taken it. */
  readonly requestBody: Writable;
  /** The response has begun. @returns what takes a copy of its body */
  response(incoming: IncomingMessage): Writable;
  /** Both bodies have passed whole. */
  readonly done: () => void;
  /** In place of `done`: one side closed the connection, or could not be reached. */
  readonly brokenOff: () => void;
}
