import type { ContractHeader } from '@upspec/document';
import { headerValue } from '../examples/serialize-parameter.js';
import { fillValue } from './fill-value.js';
import type { MockCore } from './mock-core.js';
import type { ChosenResponse } from './success-response.js';

/** What the headers of a response are about. */
export interface HeaderFacts {
  /** An entity tag with its quotes. */
  readonly etag?: string | undefined;
  /** In milliseconds since the Unix epoch. */
  readonly lastModified?: number | undefined;
  /** The path of a new object, with the base path. */
  readonly location?: string | undefined;
  /** The target of the next page, with the base path. */
  readonly next?: string | undefined;
}

/** Headers that follow from the message itself (RFC 9110, sections 6.6.1, 7.6.1 and 8.6). */
const ofMessage: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** The headers that the document declares for a response: known values, examples, and required ones. */
export function responseHeaders(
  core: MockCore,
  { response, status }: Pick<ChosenResponse, 'response' | 'status'>,
  facts: HeaderFacts,
): Readonly<Record<string, string>> {
  const declared = Object.entries(response.headers).flatMap(([name, header]) => {
    const value = ofMessage.has(name) ? undefined : valueOf(core, { name, header }, facts);
    return value === undefined ? [] : [[name, value] as const];
  });
  const others: Record<string, string> = {};
  // RFC 9110, section 10.2.2: the Location of a 201 identifies the primary resource created.
  if (facts.location !== undefined && status === 201) others['location'] = facts.location;
  return { ...others, ...Object.fromEntries(declared) };
}

function valueOf(
  core: MockCore,
  { name, header }: { readonly name: string; readonly header: ContractHeader },
  { etag, lastModified, location, next }: HeaderFacts,
): string | undefined {
  switch (name) {
    case 'etag':
      return etag ?? otherValue(core, name, header);
    case 'last-modified':
      // RFC 9110, section 5.6.7: an HTTP-date is in this format.
      return new Date(lastModified ?? core.clock()).toUTCString();
    case 'location':
      return location ?? otherValue(core, name, header);
    case 'link':
      return next === undefined ? undefined : `<${next}>; rel="next"`;
    default:
      return otherValue(core, name, header);
  }
}

function otherValue(core: MockCore, name: string, header: ContractHeader): string | undefined {
  const { example, required, schema } = header;
  if (example !== undefined) return printable(headerValue({ explode: false }, example));
  if (!required) return undefined;
  const value = fillValue(core.book.named(schema), { book: core.book, name });
  return printable(headerValue({ explode: false }, value));
}

/** RFC 9110, section 5.5: a field value has no line breaks and no other control characters. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, ' ').trim();
}
