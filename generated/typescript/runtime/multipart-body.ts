// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { EncodedBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import type { Content } from './file-source.js';
import type { Segment } from './read-segments.js';
import { segmentsBody } from './stream-body.js';

/** One part, ready to be sent. */
export interface Part {
  readonly name: string;
  readonly filename?: string | undefined;
  readonly contentType?: string | undefined;
  readonly content: Content;
  /** Further headers, after those of every part; undefined and null are not sent. */
  readonly headers?: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

/**
 * Joins parts to one multipart/form-data body (RFC 7578).
 *
 * @throws InvalidInputError where a stream was sent before, and for a header that is not valid.
 */
export function multipartBody(parts: readonly Part[]): EncodedBody {
  const boundary = `upspec-${crypto.randomUUID()}`;
  const contentType = `multipart/form-data; boundary=${boundary}`;
  return segmentsBody(frame(parts, boundary), { contentType, fixedType: true });
}

function frame(parts: readonly Part[], boundary: string): readonly Segment[] {
  const framed = parts.flatMap((part) => [
    text(`--${boundary}\r\n${partHeaders(part)}\r\n`),
    { parameter: part.name, content: part.content },
    text('\r\n'),
  ]);
  return [...framed, text(`--${boundary}--\r\n`)];
}

function partHeaders({ name, filename, contentType, headers = {} }: Part): string {
  const file = filename === undefined ? '' : `; filename="${escape(filename)}"`;
  const type = contentType === undefined ? '' : `Content-Type: ${contentType}\r\n`;
  return `Content-Disposition: form-data; name="${escape(name)}"${file}\r\n${type}${Object.entries(
    headers,
  )
    .map(([key, value]) => headerLine(key, value))
    .join('')}`;
}

/** A header's name is a token, its value visible characters, spaces and tabs (RFC 9110, 5.5). */
function headerLine(name: string, value: string | number | boolean | null | undefined): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\uffff]*$/.test(text)) {
    return `${name}: ${text}\r\n`;
  }
  throw new InvalidInputError(
    `header ${JSON.stringify(name)} of a part`,
    'its name or value has a character that is not valid in headers',
  );
}

/**
 * As the HTML standard writes names and filenames ("multipart/form-data encoding algorithm"):
 * UTF-8, three escapes.
 */
function escape(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}

function text(value: string): Segment {
  return { parameter: 'body', content: textContent(value) };
}

/** The content of a part that is text. */
export function textContent(text: string): Content {
  return { kind: 'blob', blob: new Blob([text]) };
}
