import { gunzipSync } from 'node:zlib';
import { rejections } from '../rejections.js';
import { isJson } from '../seams/responses.js';
import { inContent, inContentHeaders } from '../seams/bodies.js';
import { insteadOf, withStatusCode } from '../seams/errors.js';
import { inOperations, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

/** Changes content as Latin-1 text, so that all other bytes stay. */
const asText = (change: (text: string) => string): Seam =>
  inContent((bytes) => Buffer.from(change(bytes.toString('latin1')), 'latin1'));

const wrapped = (encoding: 'utf8' | 'base64'): Seam =>
  inContent((bytes) => Buffer.from(JSON.stringify({ content: bytes.toString(encoding) })));

const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  jsonl: 'application/jsonl',
  png: 'image/png',
  json: 'application/json',
};

/** Content as JSON lines, each parsed and serialised again. Undefined if it is not JSON lines. */
function writtenAnew(bytes: Buffer): Buffer | undefined {
  const lines = bytes.toString('utf8').split('\n');
  try {
    const anew = lines.map((line) => {
      const value: unknown = line === '' ? '' : JSON.parse(line);
      return isJson(value) ? JSON.stringify(value) : line;
    });
    return Buffer.from(anew.join('\n'));
  } catch {
    return undefined;
  }
}

export const contentFaults: readonly Fault[] = [
  {
    name: 'content-redirected',
    requirement: 'CONTENT-01',
    text: 'redirects downloads to a storage',
    seam: inOperations(['downloadFile'], (next) => async (request, service) => {
      const reply = await next(request, service);
      if (reply.kind !== 'bytes') return reply;
      const headers = { Location: 'https://storage.example/content?signature=secret' };
      return { kind: 'plain', status: 302, headers, body: '' };
    }),
  },
  {
    name: 'content-in-json',
    requirement: 'CONTENT-01',
    text: 'wraps content in JSON',
    wild: 'content',
    seam: wrapped('utf8'),
  },
  {
    name: 'content-in-json-as-base64',
    requirement: 'CONTENT-01',
    text: 'wraps content in JSON as base64',
    wild: 'content',
    seam: wrapped('base64'),
  },
  {
    name: 'content-without-last-newline',
    requirement: 'CONTENT-01',
    text: 'removes the final newline of content',
    wild: 'content',
    seam: asText((text) => text.replace(/\r?\n$/, '')),
  },
  {
    name: 'content-with-last-newline',
    requirement: 'CONTENT-01',
    text: 'adds a final newline to content without one',
    seam: asText((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)),
  },
  {
    name: 'content-trimmed',
    requirement: 'CONTENT-01',
    text: 'trims white space from both ends of content',
    seam: asText((text) => text.trim()),
  },
  {
    name: 'content-crlf-as-lf',
    requirement: 'CONTENT-01',
    text: 'changes CRLF to LF',
    seam: asText((text) => text.replaceAll('\r\n', '\n')),
  },
  {
    name: 'content-lf-as-crlf',
    requirement: 'CONTENT-01',
    text: 'changes LF to CRLF',
    seam: asText((text) => text.replace(/\r?\n/g, '\r\n')),
  },
  {
    name: 'content-cr-as-lf',
    requirement: 'CONTENT-01',
    text: 'changes a single CR to LF',
    seam: asText((text) => text.replace(/\r(?!\n)/g, '\n')),
  },
  {
    name: 'content-through-utf8',
    requirement: 'CONTENT-01',
    text: 'decodes and encodes binary content as UTF-8',
    wild: 'content',
    seam: inContent((bytes) => Buffer.from(bytes.toString('utf8'))),
  },
  {
    name: 'content-without-bom',
    requirement: 'CONTENT-01',
    text: 'removes the byte order mark from content',
    seam: asText((text) => text.replace(/^\xef\xbb\xbf/, '')),
  },
  {
    name: 'content-gunzipped',
    requirement: 'CONTENT-01',
    text: 'decompresses gzip content',
    seam: inContent((bytes) => {
      try {
        return gunzipSync(bytes);
      } catch {
        return bytes;
      }
    }),
  },
  {
    name: 'content-cut-at-1-mb',
    requirement: 'CONTENT-01',
    text: 'truncates content after 1000000 bytes',
    seam: inContent((bytes) => bytes.subarray(0, 1_000_000)),
  },
  {
    name: 'content-cut-at-nul',
    requirement: 'CONTENT-01',
    text: 'truncates content at its first NUL',
    seam: asText((text) => text.split('\0')[0] ?? ''),
  },
  {
    name: 'content-jsonl-written-anew',
    requirement: 'CONTENT-01',
    text: 'parses JSON lines and serialises them again',
    seam: inContent((bytes) => writtenAnew(bytes) ?? bytes),
  },
  {
    name: 'content-binary-500',
    requirement: 'CONTENT-01',
    text: 'fails with 500 on content that is not UTF-8',
    wild: 'content',
    seam: inContent((bytes) => {
      if (!Buffer.from(bytes.toString('utf8')).equals(bytes))
        throw rejections.serverFailure('utf-8');
      return bytes;
    }),
  },
  {
    name: 'content-breaks-off',
    requirement: 'CONTENT-01',
    text: 'announces more bytes than it sends',
    seam: inOperations(['downloadFile'], (next) => async (request, service) => {
      const reply = await next(request, service);
      if (reply.kind !== 'bytes') return reply;
      const headers = { ...reply.headers, Connection: 'close' };
      return { ...reply, headers, length: reply.length + 5 };
    }),
  },
  {
    name: 'content-type-by-name',
    requirement: 'CONTENT-02',
    text: 'derives the media type of content from its file extension',
    seam: inContentHeaders((headers, filename) => ({
      ...headers,
      'Content-Type': TYPES[filename.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    })),
  },
  {
    name: 'content-without-disposition',
    requirement: 'CONTENT-03',
    text: 'sends content without Content-Disposition',
    seam: inContentHeaders(({ 'Content-Disposition': _, ...headers }) => headers),
  },
  {
    name: 'content-inline',
    requirement: 'CONTENT-03',
    text: 'sends content inline',
    seam: inContentHeaders((headers) => ({
      ...headers,
      'Content-Disposition': (headers['Content-Disposition'] ?? '').replace('attachment', 'inline'),
    })),
  },
  {
    name: 'content-without-name',
    requirement: 'CONTENT-03',
    text: 'sends content without its filename',
    seam: inContentHeaders((headers) => ({ ...headers, 'Content-Disposition': 'attachment' })),
  },
  {
    name: 'content-of-another-name',
    requirement: 'CONTENT-03',
    text: 'sends content with the filename "download"',
    seam: inContentHeaders((headers) => ({
      ...headers,
      'Content-Disposition': 'attachment; filename="download"',
    })),
  },
  {
    name: 'content-unknown-empty',
    requirement: 'CONTENT-04',
    text: 'returns 200 and an empty body for the content of an unknown file',
    wild: 'unknown id',
    seam: insteadOf(404, ['downloadFile'], () => ({
      kind: 'plain',
      status: 200,
      headers: { 'Content-Type': 'application/octet-stream' },
      body: '',
    })),
  },
  {
    name: 'content-unknown-500',
    requirement: 'CONTENT-04',
    text: 'fails with 500 on the content of an unknown file',
    wild: 'unknown id',
    seam: insteadOf(404, ['downloadFile'], (rejection) => withStatusCode(rejection, 500)),
  },
];
