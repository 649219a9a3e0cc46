import { readChunked } from './read-chunked.js';
import type { RecordedRequest } from './recorded-request.js';

/** What the bytes of a connection contain so far. */
export type Reading =
  { readonly kind: 'partial' } | { readonly kind: 'complete'; readonly request: RecordedRequest };

type Head = Pick<RecordedRequest, 'method' | 'target' | 'headers' | 'violations'>;

const partial: Reading = { kind: 'partial' };
const requestLine = /^([A-Z]+) (\S+) HTTP\/1\.1$/;
// RFC 9112 section 5: no space before the colon, and no obsolete line folding.
const headerLine = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*?)[ \t]*$/;
const visible = /^[\t\x20-\x7e]*$/;

/** Reads an HTTP/1.1 request strictly from raw bytes, and collects every violation of RFC 9112. */
export function readRequest(bytes: Buffer): Reading {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return partial;
  const head = readHead(bytes.subarray(0, end).toString('latin1'));
  const rest = bytes.subarray(end + 4);
  const coding = valueOf(head, 'transfer-encoding');
  const length = valueOf(head, 'content-length');
  if (coding !== undefined) {
    const chunked = readChunked(rest);
    return chunked === undefined ? partial : complete(head, chunked);
  }
  const size = /^\d+$/.test(length ?? '') ? Number(length) : 0;
  if (rest.length < size) return partial;
  return complete(head, {
    body: rest.subarray(0, size),
    after: rest.subarray(size),
    violations: [],
  });
}

function complete(
  head: Head,
  read: { readonly body: Buffer; readonly after: Buffer; readonly violations: readonly string[] },
): Reading {
  const { body, after } = read;
  const surplus =
    after.length === 0 ? [] : [`${String(after.length)} bytes after the end of the body`];
  const violations = [...head.violations, ...read.violations, ...surplus];
  return { kind: 'complete', request: { ...head, body, violations } };
}

function readHead(text: string): Head {
  const [first = '', ...lines] = text.split('\r\n');
  const [, method = '', target = ''] = requestLine.exec(first) ?? [];
  const headers = lines.flatMap((line) => {
    const [, name, value] = headerLine.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  const violations = [
    ...(method === '' ? [`request line: expected METHOD target HTTP/1.1, actual "${first}"`] : []),
    ...lines
      .filter((line) => !headerLine.test(line) || !visible.test(line))
      .map((line) => `header line: expected "name: value" in visible ASCII, actual "${line}"`),
    ...repeated(headers),
    ...headers
      .filter(([name, value]) => name.toLowerCase() === 'content-length' && !/^\d+$/.test(value))
      .map(([, value]) => `header content-length: expected a number of bytes, actual "${value}"`),
  ];
  return { method, target, headers, violations };
}

/** Checks the headers that may occur only once, and the required one. */
function repeated(headers: Head['headers']): readonly string[] {
  const count = (expected: string): number =>
    headers.filter(([name]) => name.toLowerCase() === expected).length;
  const twice = ['content-length', 'content-type', 'transfer-encoding', 'authorization'].filter(
    (name) => count(name) > 1,
  );
  const host =
    count('host') === 1 ? [] : [`header host: expected once, actual ${String(count('host'))}`];
  return [...host, ...twice.map((name) => `header ${name}: occurs more than once`)];
}

function valueOf({ headers }: Head, expected: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === expected)?.[1];
}
