import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Headers } from '../capture/capture.js';
import { decompressZstd } from '../capture/zstd.js';
import { isJsonType } from '../flow/content-kind.js';

/** In bytes: more is not a body of an API. */
const largest = 64 * 1024 * 1024;

const decoders: Readonly<Record<string, (bytes: Buffer) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: largest }),
  'x-gzip': (bytes) => gunzipSync(bytes, { maxOutputLength: largest }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: largest }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: largest }),
  zstd: (bytes) => decompressZstd(bytes, largest),
};

/**
 * The content of a body in a HAR file. The standard asks for decoded content; some tools write the
 * bytes of the wire instead, encoded as `Content-Encoding` says.
 *
 * @returns undefined where text was encoded in a way that can't be undone
 */
export function undoEncoding(bytes: Buffer, headers: Headers): Buffer | undefined {
  const encodings = (headers['content-encoding'] ?? '').split(',').map((each) => each.trim());
  const applied = encodings.filter((each) => each !== '' && each !== 'identity');
  const decoded = applied.reverse().reduce(decodeOnce, bytes);
  const type = headers['content-type'];
  const isExpectedText = isJsonType(type) || /^text\//i.test(type ?? '');
  return applied.length > 0 && isExpectedText && !isText(decoded) ? undefined : decoded;
}

/** What can't be decoded was decoded before; so was what is text. */
function decodeOnce(bytes: Buffer, encoding: string): Buffer {
  const decode = decoders[encoding.toLowerCase()];
  if (decode === undefined || bytes.length === 0 || isText(bytes)) return bytes;
  try {
    return Buffer.from(decode(bytes));
  } catch {
    return bytes;
  }
}

function isText(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}
