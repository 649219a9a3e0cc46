import type { RecordedBody, RecordedPart } from '../fixture-format/fixture.js';
import { encodeBody } from '../replay/encode-body.js';
import type { WireRequest } from '../replay/build-request.js';

/** A connection is closed behind the response that a command prints, whatever it says. */
const ofConnection: ReadonlySet<string> = new Set(['host', 'connection', 'content-length']);

/** Longer heads are shown as bytes. */
const longestHead = 1024;

/**
 * Reads the bytes of a connection as a request that curl sends as well; undefined where curl would
 * correct it, such as a wrong Content-Length or an extension of a chunk. Its path is the whole target.
 */
export function readRawRequest(raw: Buffer, { host }: URL): WireRequest | undefined {
  const end = raw.indexOf('\r\n\r\n');
  if (end === -1 || end > longestHead) return undefined;
  const [start = '', ...lines] = raw.toString('latin1', 0, end).split('\r\n');
  const [, method, path] = /^([A-Z]+) (\/[!-~]*) HTTP\/1\.1$/.exec(start) ?? [];
  const headers = readHeaders(lines);
  if (method === undefined || path === undefined || path.includes('#')) return undefined;
  if (headers === undefined || headers.get('host') !== host) return undefined;
  const bytes = raw.subarray(end + 4);
  const isChunked = headers.get('transfer-encoding') === 'chunked';
  const body = isChunked ? readChunks(bytes, headers) : readWhole(bytes, { method, headers });
  if (body === undefined) return undefined;
  const sent = [...headers].filter(([name]) => !ofConnection.has(name));
  const request = { method, path, headers: Object.fromEntries(sent), auth: 'none' } as const;
  if (body.length === 0) return request;
  const form = readForm(body, headers.get('content-type'));
  if (form === undefined) return { ...request, bytes: body };
  const { bytes: written, contentType = '' } = encodeBody(form);
  const typed = { ...request.headers, 'content-type': contentType };
  return { ...request, headers: typed, body: form, bytes: written };
}

/** By name in lower case; undefined where one is malformed, empty or there twice. */
function readHeaders(lines: readonly string[]): ReadonlyMap<string, string> | undefined {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^`|~\w-]+): ([ -~]*)$/.exec(line) ?? [];
    const key = name?.toLowerCase();
    if (key === undefined || value === undefined || headers.has(key)) return undefined;
    headers.set(key, value);
  }
  return headers;
}

interface Framed {
  readonly method: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** A body of the length that the head says; of none where curl says none, either. */
function readWhole(bytes: Buffer, { method, headers }: Framed): Buffer | undefined {
  const isFramed = headers.has('transfer-encoding') || headers.has('expect');
  const length = headers.get('content-length') ?? (method === 'POST' ? undefined : '0');
  return !isFramed && length === String(bytes.length) ? bytes : undefined;
}

/** RFC 9112, section 7.1, without extensions and trailers. curl chooses the sizes of its chunks. */
function readChunks(bytes: Buffer, headers: ReadonlyMap<string, string>): Buffer | undefined {
  if (headers.has('content-length')) return undefined;
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (;;) {
    const [line, size = ''] = /^([0-9a-f]+)\r\n/.exec(rest.toString('latin1', 0, 16)) ?? [];
    if (line === undefined) return undefined;
    const end = line.length + Number.parseInt(size, 16);
    if (rest.toString('latin1', end, end + 2) !== '\r\n') return undefined;
    if (size === '0') return rest.length === end + 2 ? Buffer.concat(chunks) : undefined;
    chunks.push(rest.subarray(line.length, end));
    rest = rest.subarray(end + 2);
  }
}

/** The parts of a multipart body, where they are the same when it is written again. */
function readForm(body: Buffer, type: string | undefined): RecordedBody | undefined {
  const [, boundary] = /^multipart\/form-data; boundary=([\w-]{1,40})$/.exec(type ?? '') ?? [];
  if (boundary === undefined) return undefined;
  const text = body.toString('latin1');
  const parts: RecordedPart[] = [];
  for (const piece of `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1)) {
    const part = readPart(piece);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const form = { multipart: parts };
  const { bytes, contentType = '' } = encodeBody(form);
  const [, own = ''] = contentType.split('boundary=');
  return bytes.toString('latin1').replaceAll(own, boundary) === text ? form : undefined;
}

function readPart(piece: string): RecordedPart | undefined {
  const end = piece.indexOf('\r\n\r\n');
  const head = utf8Of(piece.slice(0, Math.max(end, 0)));
  const [, name, filename, contentType] =
    /^\r\nContent-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?(?:\r\nContent-Type: ([^\r\n]*))?$/.exec(
      head,
    ) ?? [];
  if (name === undefined) return undefined;
  const content = piece.slice(end + 4);
  const text = utf8Of(content);
  const isText = Buffer.from(text).toString('latin1') === content;
  const isDefault = filename !== undefined && contentType === 'application/octet-stream';
  return {
    name,
    ...(isText ? { text } : { base64: Buffer.from(content, 'latin1').toString('base64') }),
    ...(filename !== undefined && { filename }),
    ...(contentType !== undefined && !isDefault && { contentType }),
  };
}

function utf8Of(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
