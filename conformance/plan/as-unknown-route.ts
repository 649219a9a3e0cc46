import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/transport.js';

/** A question and its answer. */
export interface Answered {
  readonly request: Pick<WireRequest, 'method' | 'path'>;
  readonly received: Pick<Received, 'status' | 'bytes'>;
}

/**
 * Whether a path is answered just as one that no route leads to, but for its own name, numbers and
 * ids. An unknown id may be, too; an object that is there can't.
 */
export function isAsUnknownRoute(asked: Answered, unknown: Answered): boolean {
  const { status } = asked.received;
  return status === 404 && unknown.received.status === status && shape(asked) === shape(unknown);
}

/** In bytes, what is compared of a body. */
const compared = 16 * 1024;

function shape({ request: { method, path }, received: { bytes } }: Answered): string {
  const [named = path] = path.split('?');
  return bytes
    .toString('utf8', 0, compared)
    .replaceAll(named, 'path')
    .replace(new RegExp(`\\b${method}\\b`, 'g'), 'method')
    .replace(/\b[\da-f]{8,}\b|\d+/gi, 'n');
}
