import type { Received } from './received.js';

/**
 * Reads the first final response from the bytes of a connection (RFC 9112). Node's own parser is
 * bound to requests that it sent itself.
 *
 * @param ended whether no more bytes will come
 * @returns undefined while the response is not complete
 */
export function readRawResponse(bytes: Buffer, ended: boolean): Received | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? Number.NaN);
  if (!Number.isInteger(status)) return undefined;
  const rest = bytes.subarray(end + 4);
  // https://www.rfc-editor.org/rfc/rfc9110#section-15.2: a final response follows.
  if (status < 200) return readRawResponse(rest, ended);
  const headers = readHeaders(lines);
  const body = readBody(headers, rest, ended);
  return body === undefined ? undefined : { status, headers, ...body };
}

function readHeaders(lines: readonly string[]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

type Body = Pick<Received, 'bytes' | 'cut' | 'brokenOff'>;

function readBody(
  headers: Readonly<Record<string, string>>,
  rest: Buffer,
  ended: boolean,
): Body | undefined {
  if (headers['transfer-encoding']?.toLowerCase().includes('chunked') === true) {
    return readChunks(rest) ?? brokenOff(rest, ended);
  }
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (Number.isInteger(length)) {
    if (rest.length >= length) return { bytes: rest.subarray(0, length), cut: false };
    return brokenOff(rest, ended);
  }
  return ended ? { bytes: rest, cut: false } : undefined;
}

function brokenOff(rest: Buffer, ended: boolean): Body | undefined {
  return ended ? { bytes: rest, cut: true, brokenOff: true } : undefined;
}

function readChunks(rest: Buffer): Body | undefined {
  const chunks: Buffer[] = [];
  for (let from = 0; ;) {
    const end = rest.indexOf('\r\n', from);
    if (end === -1) return undefined;
    const size = Number.parseInt(rest.toString('latin1', from, end), 16);
    if (!Number.isInteger(size) || end + 2 + size > rest.length) return undefined;
    if (size === 0) return { bytes: Buffer.concat(chunks), cut: false };
    chunks.push(rest.subarray(end + 2, end + 2 + size));
    from = end + 2 + size + 2;
  }
}
