import type { Duplex } from 'node:stream';

const closing = new WeakSet<Duplex>();

/**
 * Marks a connection that is closed after the response that has begun on it.
 *
 * @param connection on which a response with `Connection: close` was written
 */
export function markAsClosing(connection: Duplex): void {
  closing.add(connection);
}

/**
 * Whether the last response of a connection has begun. A server sends no other one on it, be the
 * rest of the request readable or not: https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
export function isClosing(connection: Duplex): boolean {
  return closing.has(connection);
}
