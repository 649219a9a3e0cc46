import type { ApiRequest } from './handler.js';
import { refusals } from './refusals.js';

/**
 * Takes a whole body into memory.
 *
 * @param most how many bytes it may hold
 * @throws {Refusal} when it holds more, or is cut off
 */
export function readBody(request: ApiRequest, most: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > most) {
    return Promise.reject(refusals.bodyTooLarge(most));
  }
  const body = request.openBody();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const take = (piece: Buffer): void => {
      length += piece.length;
      pieces.push(piece);
      if (length <= most) return;
      body.off('data', take);
      reject(refusals.bodyTooLarge(most));
    };
    body.on('data', take);
    body.once('end', () => {
      resolve(Buffer.concat(pieces));
    });
    body.once('error', () => {
      reject(refusals.bodyCutOff());
    });
    body.once('close', () => {
      reject(refusals.bodyCutOff());
    });
  });
}
