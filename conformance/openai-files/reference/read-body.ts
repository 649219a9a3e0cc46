import type { ApiRequest } from './handler.js';
import { rejections } from './rejections.js';

/**
 * Reads a complete body into memory.
 *
 * @param most the maximum number of bytes
 * @throws {Rejection} if it has more bytes, or is cut off
 */
export function readBody(request: ApiRequest, most: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > most) {
    return Promise.reject(rejections.bodyTooLarge(most));
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
      reject(rejections.bodyTooLarge(most));
    };
    body.on('data', take);
    body.once('end', () => {
      resolve(Buffer.concat(pieces));
    });
    body.once('error', () => {
      reject(rejections.bodyCutOff());
    });
    body.once('close', () => {
      reject(rejections.bodyCutOff());
    });
  });
}
