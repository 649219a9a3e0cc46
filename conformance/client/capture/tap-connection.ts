import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** In bytes: a few pieces as the system hands them over. */
const roomForPieces = 256 * 1024;

/** Destroy a tapped connection with it to send a reset (RFC 9293, section 3.10.7) and not an end. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
  readonly code = 'ECONNRESET';
}

/**
 * A connection whose bytes a listener sees before the parser of HTTP does: the parser reports what it
 * understood, not how it was written.
 *
 * @param onBytes - Called with each piece, before it is parsed.
 */
export function tapConnection(socket: Socket, onBytes: (bytes: Buffer) => void): Duplex {
  const tapped = new Duplex({
    allowHalfOpen: true,
    highWaterMark: roomForPieces,
    read: () => socket.resume(),
    write: (chunk: Buffer, _, done) => {
      if (socket.writable) socket.write(chunk, done);
      else done(new Error('the connection is closed'));
    },
    final: (done) => {
      socket.end(done);
    },
    destroy: (error, done) => {
      if (error instanceof ConnectionReset) socket.resetAndDestroy();
      else socket.destroy();
      done(error);
    },
  });
  socket.on('data', (bytes: Buffer) => {
    onBytes(bytes);
    if (!tapped.push(bytes)) socket.pause();
  });
  socket.on('end', () => tapped.push(null));
  socket.on('error', () => tapped.destroy());
  socket.on('close', () => tapped.destroy());
  return tapped;
}
