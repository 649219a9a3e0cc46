import { compareBytes } from './compare-bytes.js';
import { contentBytes } from './content-bytes.js';
import { type Boundary, readBoundary } from './read-boundary.js';
import type { RecordedRequest } from './recorded-request.js';
import type { ExpectedBody, ExpectedRequest, Piece } from './wire-case.js';

/** What the client received in addition to the case. */
export interface Given {
  /** Replaces `{key}`. */
  readonly key: string;
  /** Whether the length of the body was known before it was sent. */
  readonly lengthKnown: boolean;
}

/** Returns every difference between a request and the expected one, each with its location. */
export function compareRequest(
  expected: ExpectedRequest,
  actual: RecordedRequest,
  given: Given,
): readonly string[] {
  const boundary = readBoundary(valuesOf(actual, 'content-type')[0] ?? '');
  return [
    ...actual.violations,
    ...differs('method', expected.method, actual.method),
    ...differs('target', expected.target, actual.target),
    ...compareHeaders(expected, actual, given.key),
    ...compareFraming(expected.body, actual, given.lengthKnown),
    ...compareBody(expected.body, actual, boundary),
  ];
}

function compareHeaders(
  expected: ExpectedRequest,
  actual: RecordedRequest,
  key: string,
): readonly string[] {
  const present = Object.entries(expected.headers).flatMap(([name, value]) => {
    const values = valuesOf(actual, name);
    if (values.length !== 1) {
      return [`header ${name}: expected once, actual ${times(values.length)}`];
    }
    // The boundary may have any value. The comparison of the body checks that it is valid.
    const read = value.includes('{boundary}')
      ? (values[0] ?? '').replace(/(?<=^multipart\/form-data; boundary=).*$/, '{boundary}')
      : values[0];
    return differs(`header ${name}`, value.replace('{key}', key), read ?? '');
  });
  const unexpected = expected.absent.flatMap((name) =>
    valuesOf(actual, name).map((value) => `header ${name}: expected none, actual "${value}"`),
  );
  return [...present, ...unexpected];
}

/** RFC 9112 section 6: exactly one of two headers gives the length. */
function compareFraming(
  body: ExpectedBody,
  actual: RecordedRequest,
  lengthKnown: boolean,
): readonly string[] {
  const lengths = valuesOf(actual, 'content-length');
  const codings = valuesOf(actual, 'transfer-encoding');
  if (body.kind === 'none') {
    const reported = [...lengths.filter((length) => length !== '0'), ...codings];
    return reported.map((value) => `framing: expected no body, actual "${value}"`);
  }
  if (lengths.length + codings.length !== 1) {
    return [
      `framing: expected one of content-length and transfer-encoding, actual ${times(lengths.length + codings.length)}`,
    ];
  }
  return lengthKnown && lengths.length === 0
    ? ['framing: expected content-length because the length is known, actual transfer-encoding']
    : [];
}

function compareBody(
  expected: ExpectedBody,
  actual: RecordedRequest,
  boundary: Boundary,
): readonly string[] {
  switch (expected.kind) {
    case 'none':
      return compareBytes(Buffer.of(), actual.body);
    case 'json':
      return compareBytes(Buffer.from(expected.text), actual.body);
    case 'bytes':
      return compareBytes(Buffer.concat(expected.bytes.map(bytesOf)), actual.body);
    case 'multipart': {
      if (boundary.kind === 'none') return [`header content-type: ${boundary.why}`];
      const pieces = expected.bytes.map((piece) =>
        typeof piece === 'string'
          ? Buffer.from(piece.replaceAll('{boundary}', boundary.text))
          : contentBytes(piece),
      );
      return compareBytes(Buffer.concat(pieces), actual.body);
    }
  }
}

function bytesOf(piece: Piece): Buffer {
  return typeof piece === 'string' ? Buffer.from(piece) : contentBytes(piece);
}

function valuesOf(request: RecordedRequest, name: string): readonly string[] {
  return request.headers.flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));
}

function differs(location: string, expected: string, actual: string): readonly string[] {
  return expected === actual ? [] : [`${location}: expected "${expected}", actual "${actual}"`];
}

function times(count: number): string {
  return count === 0 ? 'none' : String(count);
}
