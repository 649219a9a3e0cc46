import { compareBytes } from './compare-bytes.js';
import { contentBytes } from './content-bytes.js';
import { type Boundary, readBoundary } from './read-boundary.js';
import type { RecordedRequest } from './recorded-request.js';
import type { ExpectedBody, ExpectedRequest } from './wire-case.js';

/** What the client received in addition to the case. */
export interface Given {
  /** Replaces `{key}`. */
  readonly key: string;
  /** Whether the length of the body was known before it was sent. */
  readonly lengthKnown: boolean;
}

/** Returns every difference between a request and the expected one, each with its location. */
export function compareRequest(
  wanted: ExpectedRequest,
  got: RecordedRequest,
  given: Given,
): readonly string[] {
  const boundary = readBoundary(valuesOf(got, 'content-type')[0] ?? '');
  return [
    ...got.faults,
    ...differs('method', wanted.method, got.method),
    ...differs('target', wanted.target, got.target),
    ...compareHeaders(wanted, got, given.key),
    ...compareFraming(wanted.body, got, given.lengthKnown),
    ...compareBody(wanted.body, got, boundary),
  ];
}

function compareHeaders(
  wanted: ExpectedRequest,
  got: RecordedRequest,
  key: string,
): readonly string[] {
  const present = Object.entries(wanted.headers).flatMap(([name, value]) => {
    const values = valuesOf(got, name);
    if (values.length !== 1) {
      return [`header ${name}: expected once, actual ${times(values.length)}`];
    }
    // The boundary may have any value. The comparison of the body checks that it is valid.
    const read = value.includes('{boundary}')
      ? (values[0] ?? '').replace(/(?<=^multipart\/form-data; boundary=).*$/, '{boundary}')
      : values[0];
    return differs(`header ${name}`, value.replace('{key}', key), read ?? '');
  });
  const unwanted = wanted.absent.flatMap((name) =>
    valuesOf(got, name).map((value) => `header ${name}: expected none, actual "${value}"`),
  );
  return [...present, ...unwanted];
}

/** RFC 9112 section 6: exactly one of two headers gives the length. */
function compareFraming(
  body: ExpectedBody,
  got: RecordedRequest,
  lengthKnown: boolean,
): readonly string[] {
  const lengths = valuesOf(got, 'content-length');
  const codings = valuesOf(got, 'transfer-encoding');
  if (body.kind === 'none') {
    const told = [...lengths.filter((length) => length !== '0'), ...codings];
    return told.map((value) => `framing: expected no body, actual "${value}"`);
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
  wanted: ExpectedBody,
  got: RecordedRequest,
  boundary: Boundary,
): readonly string[] {
  switch (wanted.kind) {
    case 'none':
      return compareBytes(Buffer.of(), got.body);
    case 'json':
      return compareBytes(Buffer.from(wanted.text), got.body);
    case 'multipart': {
      if (boundary.kind === 'none') return [`header content-type: ${boundary.why}`];
      const pieces = wanted.bytes.map((piece) =>
        typeof piece === 'string'
          ? Buffer.from(piece.replaceAll('{boundary}', boundary.text))
          : contentBytes(piece),
      );
      return compareBytes(Buffer.concat(pieces), got.body);
    }
  }
}

function valuesOf(request: RecordedRequest, name: string): readonly string[] {
  return request.headers.flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));
}

function differs(place: string, wanted: string, got: string): readonly string[] {
  return wanted === got ? [] : [`${place}: expected "${wanted}", actual "${got}"`];
}

function times(count: number): string {
  return count === 0 ? 'none' : String(count);
}
