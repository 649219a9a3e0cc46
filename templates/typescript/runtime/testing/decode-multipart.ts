import { Busboy } from '@fastify/busboy';
import type { Captured } from './capture-server.js';

export interface DecodedPart {
  readonly name: string;
  readonly filename?: string;
  readonly type: string;
  /** The bytes, one character each. */
  readonly content: string;
}

/** The result of a server-side multipart parser for a request. */
export async function decodeMultipart(
  request: Pick<Captured, 'headers' | 'body'>,
): Promise<readonly DecodedPart[]> {
  const parser = new Busboy({
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    isPartAFile: (_name, _type, filename) => filename !== undefined,
  });
  const parts: DecodedPart[] = [];
  return new Promise((resolve, reject) => {
    parser.on('field', (...[name, value, , , , type]) => {
      parts.push({ name, type, content: Buffer.from(value).toString('latin1') });
    });
    parser.on('file', (...[name, stream, filename, , type]) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const content = Buffer.concat(chunks).toString('latin1');
        parts.push({ name, filename, type, content });
      });
    });
    parser.on('finish', () => {
      resolve(parts);
    });
    parser.on('error', reject);
    parser.end(request.body);
  });
}
