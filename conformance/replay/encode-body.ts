import { createHash } from 'node:crypto';
import type { RecordedBody, RecordedPart } from '../fixture-format/fixture.js';

export interface EncodedBody {
  readonly bytes: Buffer;
  /** The media type that the body has by itself; absent where only the recording says it. */
  readonly contentType?: string;
}

/** The bytes of a body. The same body gives the same bytes, a multipart boundary included. */
export function encodeBody(body: RecordedBody): EncodedBody {
  if ('json' in body) {
    return { bytes: Buffer.from(JSON.stringify(body.json)), contentType: 'application/json' };
  }
  if ('text' in body) return { bytes: Buffer.from(body.text) };
  if ('base64' in body) return { bytes: decodeBytes(body.base64, body.length) };
  return encodeMultipart(body.multipart);
}

/** RFC 7578, with names quoted as browsers do. */
function encodeMultipart(parts: readonly RecordedPart[]): EncodedBody {
  const encoded = parts.map((part) =>
    Buffer.concat([Buffer.from(`${partHead(part)}\r\n\r\n`), partBytes(part)]),
  );
  const boundary = freeBoundary(encoded);
  const chunks = encoded.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n`),
    part,
    Buffer.from('\r\n'),
  ]);
  return {
    bytes: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

/** The content of a part. */
export function partBytes({ text, base64, length }: RecordedPart): Buffer {
  return base64 === undefined ? Buffer.from(text ?? '') : decodeBytes(base64, length);
}

function decodeBytes(base64: string, length: number | undefined): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  return length === undefined ? bytes : Buffer.alloc(length, bytes);
}

/** The lines before a part's content. */
export function partHead({ name, filename, contentType }: RecordedPart): string {
  const file = filename === undefined ? '' : `; filename="${quote(filename)}"`;
  const type = contentType ?? (filename === undefined ? undefined : 'application/octet-stream');
  const lines = [`Content-Disposition: form-data; name="${quote(name)}"${file}`];
  return [...lines, ...(type === undefined ? [] : [`Content-Type: ${type}`])].join('\r\n');
}

function quote(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A boundary that is in none of the parts. */
export function freeBoundary(parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  let boundary = `upspec-${hash.digest('hex').slice(0, 24)}`;
  while (parts.some((part) => part.includes(boundary))) boundary = `${boundary}x`;
  return boundary;
}
