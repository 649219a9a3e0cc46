import type { IncomingMessage } from 'node:http';
import type { Received } from './received.js';

/**
 * Reads a response to its end, or until so many bytes have arrived; one that is cut off is marked
 * as such.
 */
export function readBody(incoming: IncomingMessage, most: number): Promise<Received> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (end: Pick<Received, 'cut' | 'brokenOff'>): void =>
      resolve({
        status: incoming.statusCode ?? 0,
        headers: Object.fromEntries(
          Object.entries(incoming.headersDistinct).map(([name, values]) => [
            name,
            (values ?? []).join(', '),
          ]),
        ),
        bytes: Buffer.concat(chunks, Math.min(length, most)),
        ...end,
      });
    incoming.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) {
        finish({ cut: true });
        incoming.destroy();
      }
    });
    incoming.on('end', () => finish({ cut: false }));
    incoming.on('error', () => finish({ cut: true, brokenOff: true }));
  });
}
