import { decodeSegment } from '../replay/encode-segment.js';
import { contentFor, mediaTypeOf } from './content-for.js';
import type { ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import { atHeader } from '../difference/location.js';
import { headerOf, present, type Reading } from '../difference/reading.js';

/**
 * Compares the content type with the declared one (parameters such as `charset` are free), and the
 * headers that the recording shows: a `content-disposition` must be an attachment of the same
 * filename, any other must be there.
 */
export function checkHeaders(facts: ExchangeFacts): readonly Violation[] {
  const { recorded, received, declared } = facts;
  const shown = Object.entries(recorded.response.headers ?? {});
  return [
    ...checkContentType(facts),
    ...shown
      .filter(([name]) => name !== 'content-type' || declared?.content === undefined)
      .flatMap(([name, value]) => {
        const live = received.headers[name];
        if (name === 'content-disposition') {
          const disposition = expectedDisposition(value, live);
          return disposition === undefined
            ? []
            : [headerViolation(facts, { name, expected: headerOf(disposition), live })];
        }
        if (live !== undefined && live !== '') return [];
        return [headerViolation(facts, { name, expected: present, live })];
      }),
  ];
}

function checkContentType(facts: ExchangeFacts): readonly Violation[] {
  const { declared, received } = facts;
  const content = declared?.content;
  const name = 'content-type';
  if (content === undefined) return [];
  const expected = content.isExpected ? chosenType(facts) : content.expected;
  if (expected === undefined) return [];
  const reading = { kind: 'header', values: expected } as const;
  return [headerViolation(facts, { name, expected: reading, live: received.headers[name] })];
}

/**
 * The recorded media type where the document declares it and the live one is another: the request is
 * sent with the recorded `Accept`, by which the server chose (RFC 9110, section 12.1).
 */
function chosenType({
  recorded,
  received,
  declared,
}: ExchangeFacts): readonly string[] | undefined {
  const chosen = mediaTypeOf(recorded.response.headers?.['content-type']);
  if (chosen === undefined || chosen === mediaTypeOf(received.headers['content-type'])) {
    return undefined;
  }
  const isDeclared = contentFor(declared?.response.content ?? {}, chosen)?.isExpected === true;
  return isDeclared ? [chosen] : undefined;
}

interface HeaderDifference {
  readonly name: string;
  readonly expected: Reading;
  readonly live: string | undefined;
}

function headerViolation({ recorded }: ExchangeFacts, difference: HeaderDifference): Violation {
  const { name, expected, live } = difference;
  return {
    location: atHeader(name),
    expected,
    actual: headerOf(live),
    locations: [`${recorded.operation}.header.${name}`, `header.${name}`],
  };
}

/** Undefined where the live header does what the recorded one does. */
function expectedDisposition(recorded: string, live: string | undefined): string | undefined {
  const filename = filenamesOf(recorded)[0];
  const isAttachment = /^\s*attachment\s*(;|$)/i.test(live ?? '');
  if (isAttachment && (filename === undefined || filenamesOf(live ?? '').includes(filename))) {
    return undefined;
  }
  return filename === undefined ? 'attachment' : `attachment; filename="${filename}"`;
}

/**
 * The filenames that a header names: `filename="…"`, whose bytes beyond ASCII are UTF-8 or
 * percent-encoded in the wild, and the `filename*=UTF-8''…` of RFC 6266.
 */
function filenamesOf(header: string): readonly string[] {
  const names: string[] = [];
  for (const match of header.matchAll(/filename(\*?)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/gi)) {
    const value = (match[2] ?? '').trim();
    const text = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
    const bare = match[1] === '*' ? text.replace(/^[^']*'[^']*'/, '') : text;
    // Node.js hands header bytes out as Latin-1.
    const bytes = Buffer.from(bare, 'latin1');
    const utf8 = bytes.toString('latin1') === bare ? bytes.toString('utf8') : bare;
    names.push(decodeSegment(utf8), decodeSegment(bare), utf8, bare);
  }
  return names;
}
