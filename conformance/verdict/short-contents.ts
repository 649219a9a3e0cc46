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
 * The same steps with files of one line in place of files of several, where a command is about the
 * status or a header of a later response, which do not depend on what is in the file.
 *
 * @returns undefined where no file can be shorter, or the content may matter
 */
export function shortContents(shown: ShownContents): readonly Step[] | undefined {
  const { described, difference, sent, steps } = shown;
  const { location } = difference ?? {};
  const isOfHead = location?.kind === 'status' || location?.kind === 'header';
  if (!isOfHead || (location.kind === 'header' && ofContent.test(location.name))) return undefined;
  // Another body may say how long the content is, or what is in it.
  if (sent.body !== undefined) return undefined;
  if (steps.some(({ sent: { body } }) => body !== undefined && !('multipart' in body)))
    return undefined;
  const shorter = steps.map((step) => ({ ...step, sent: withShortFile(step, described) }));
  const lines = shorter.flatMap(({ sent: { bytes } }) => bytes?.toString('latin1') ?? []);
  const isChanged = shorter.some(({ sent: each }, at) => each !== steps[at]?.sent);
  // Files that differ stay different ones.
  return isChanged && new Set(lines).size === lines.length ? shorter : undefined;
}

/** Headers that depend on the content. */
const ofContent =
  /^(?:content-(?:length|md5|range|encoding)|etag|digest|repr-digest|accept-ranges)$/;

/** A request that creates something by itself; a part of something has to have the declared length. */
function withShortFile({ sent, isDone }: Step, described: Described): WireRequest {
  const operation = described.operations[matchRequest(described, sent) ?? ''];
  const { body, headers, method, path, auth } = sent;
  if (!isDone || operation === undefined || operation.path.includes('{')) return sent;
  if (body === undefined || !('multipart' in body) || sent.raw !== undefined) return sent;
  const multipart = body.multipart.map(withFirstLine);
  if (multipart.every((part, at) => part === body.multipart[at])) return sent;
  const { 'content-type': _, ...others } = headers;
  return { ...sent, ...buildRequest({ method, path, auth, headers: others, body: { multipart } }) };
}

/** A file of several lines as one of its first line alone. */
function withFirstLine(part: RecordedPart): RecordedPart {
  const { base64: _, text: _text, ...head } = part;
  if (part.filename === undefined || part.length !== undefined) return part;
  const bytes = partBytes(part);
  const text = bytes.toString('utf8');
  const [first] = /^.*\n/.exec(text) ?? [];
  const isPlain = Buffer.from(text).equals(bytes) && /^(?:[^\n\r\t]*[^\s]\n)+$/.test(text);
  return isPlain && first !== undefined && first !== text ? { ...head, text: first } : part;
}
