import type { RecordedPart } from '../fixture-format/fixture.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { partBytes } from '../replay/encode-body.js';
import { matchRequest } from '../replay/match-request.js';
import type { Described } from '../contract/described.js';
import type { Difference } from '../difference/difference.js';
import type { Step } from './step.js';

/** What a command shows, and the requests before its own. */
export interface ShownContents {
  readonly described: Described;
  readonly difference?: Difference | undefined;
  readonly sent: WireRequest;
  readonly steps: readonly Step[];
}

/**
 * The same requests with files of one line in place of files of several, and with images without what
 * a decoder ignores, where a command is about the status or a header of a later response, or about a
 * field that the request with the file has, which do not depend on what is in the file.
 *
 * @returns undefined where no file can be shorter, or the content may matter
 */
export function shortContents(
  shown: ShownContents,
): Pick<ShownContents, 'sent' | 'steps'> | undefined {
  const { described, difference, sent, steps } = shown;
  const { location } = difference ?? {};
  if (isOfField(shown)) {
    const shorter = withShortFile({ sent, isDone: true }, { described, line: 'first' });
    return shorter === sent ? undefined : { sent: shorter, steps };
  }
  const isOfHead = location?.kind === 'status' || location?.kind === 'header';
  if (!isOfHead || (location.kind === 'header' && ofContent.test(location.name))) return undefined;
  // Another body may say how long the content is, or what is in it.
  if (sent.body !== undefined) return undefined;
  if (steps.some(({ sent: { body } }) => body !== undefined && !('multipart' in body)))
    return undefined;
  const shorter =
    shortSteps(steps, { described, line: 'first' }) ??
    shortSteps(steps, { described, line: 'last' });
  return shorter && { sent, steps: shorter };
}

interface Shortening {
  readonly described: Described;
  /** Which line of a file is kept. */
  readonly line: 'first' | 'last';
}

/** Steps with shorter files; undefined where none can be, or where files that differ would be the same. */
function shortSteps(steps: readonly Step[], shortening: Shortening): readonly Step[] | undefined {
  const shorter = steps.map((step) => ({ ...step, sent: withShortFile(step, shortening) }));
  const lines = shorter.flatMap(({ sent: { bytes } }) => bytes?.toString('latin1') ?? []);
  const isChanged = shorter.some(({ sent }, at) => sent !== steps[at]?.sent);
  return isChanged && new Set(lines).size === lines.length ? shorter : undefined;
}

/** Whether a response had to have a property as the form of the request has it. */
function isOfField({ difference, sent: { body } }: ShownContents): boolean {
  if (difference?.location.kind !== 'body' || difference.expected.kind !== 'value') return false;
  if (body === undefined || !('multipart' in body)) return false;
  const { location, expected } = difference;
  return body.multipart.some(
    ({ name, filename, text }) =>
      filename === undefined && location.pointer === `/${name}` && expected.value === text,
  );
}

/** Headers that depend on the content. */
const ofContent =
  /^(?:content-(?:length|md5|range|encoding)|etag|digest|repr-digest|accept-ranges)$/;

/** A request that creates something by itself; a part of something has to have the declared length. */
function withShortFile(
  { sent, isDone }: Pick<Step, 'sent' | 'isDone'>,
  { described, line }: Shortening,
): WireRequest {
  const operation = described.operations[matchRequest(described, sent) ?? ''];
  const { body, headers, method, path, auth } = sent;
  if (!isDone || operation === undefined || operation.path.includes('{')) return sent;
  if (body === undefined || !('multipart' in body) || sent.raw !== undefined) return sent;
  const multipart = body.multipart.map((part) => withLess(part, line));
  if (multipart.every((part, at) => part === body.multipart[at])) return sent;
  const { 'content-type': _, ...others } = headers;
  return { ...sent, ...buildRequest({ method, path, auth, headers: others, body: { multipart } }) };
}

/** A file of several lines as one of its first or last line alone, and an image as it has to be. */
function withLess(part: RecordedPart, line: Shortening['line']): RecordedPart {
  const { base64: _, text: _text, ...head } = part;
  if (part.filename === undefined || part.length !== undefined) return part;
  const bytes = partBytes(part);
  const image = criticalChunks(bytes);
  if (image !== undefined && image.length < bytes.length) {
    return { ...head, base64: image.toString('base64') };
  }
  const text = bytes.toString('utf8');
  const [kept] = (line === 'first' ? /^.*\n/ : /[^\n]*\n$/).exec(text) ?? [];
  const isPlain = Buffer.from(text).equals(bytes) && /^(?:[^\n\r\t]*[^\s]\n)+$/.test(text);
  return isPlain && kept !== undefined && kept !== text ? { ...head, text: kept } : part;
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * A PNG without its ancillary chunks; undefined where the bytes are none. PNG, section 5.3: a chunk is
 * its length, a type, the data and a CRC. Section 5.4: the first character of the type of an ancillary
 * chunk is in lower case, and an image can be shown without it.
 */
function criticalChunks(bytes: Buffer): Buffer | undefined {
  if (!bytes.subarray(0, pngSignature.length).equals(pngSignature)) return undefined;
  const kept: Buffer[] = [pngSignature];
  for (let at = pngSignature.length; at < bytes.length;) {
    if (at + 12 > bytes.length) return undefined;
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const isCritical = ((bytes[at + 4] ?? 0) & 0x20) === 0;
    if (isCritical) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
