import { headerOf, type SentRequest } from '../client/capture/sent-request.js';
import { hideCredentials, hidden } from '../client/hide-credentials.js';
import type { RequestFacts } from '../client/judge/request-facts.js';
import type { RecordedBody, RecordedPart } from '../fixture-format/fixture.js';
import { readPartHead } from '../multipart/part-head.js';
import type { WireRequest } from '../replay/build-request.js';
import { encodeBody } from '../replay/encode-body.js';

/** Headers that say what a request asks for (RFC 9110, sections 8, 12, 13 and 14). */
const meaningful = new Set([
  'accept',
  'content-type',
  'content-encoding',
  'range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'prefer',
]);

/**
 * A request as a command sends it again: without the headers of its program and its connection, and with
 * a variable in place of the key. Undefined where its body was too long to be kept.
 *
 * @param facts - The operation that it called, and its path.
 */
export function shownRequest(facts: RequestFacts): WireRequest | undefined {
  const { request, contract, called } = facts;
  const { bytes, size } = request;
  if (size > bytes.length || !request.isComplete) return undefined;
  const safe = hideCredentials(request, contract);
  const isKey = (at: number): boolean => safe.headers[at]?.value !== request.headers[at]?.value;
  const declared = new Set(
    called?.operation.parameters.flatMap((each) =>
      each.in === 'header' ? [each.name.toLowerCase()] : [],
    ),
  );
  const headers = safe.headers.filter(
    ({ name, value }, at) =>
      !isKey(at) && value !== '*/*' && (declared.has(name) || meaningful.has(name)),
  );
  const form = formOf(request);
  const encoded = form === undefined ? undefined : encodeBody(form);
  const hasKey = request.headers.some((_, at) => isKey(at)) || safe.target !== request.target;
  return {
    method: request.method,
    path: `${facts.path ?? safe.target}${queryOf(safe)}`,
    headers: {
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      ...(encoded?.contentType !== undefined && { 'content-type': encoded.contentType }),
    },
    auth: hasKey ? 'right' : 'none',
    ...(size > 0 && { bytes: encoded?.bytes ?? bytes }),
    ...(form !== undefined && { body: form }),
  };
}

/** A multipart body by its parts, where all of them were kept and are well-formed. */
function formOf({ body }: SentRequest): RecordedBody | undefined {
  if (body.kind !== 'multipart' || body.wire.problems.length > 0) return undefined;
  const parts = body.wire.parts.map(({ head, content, size }): RecordedPart | undefined => {
    const { name, filename, problems, headers } = readPartHead(head);
    const contentType = headers.get('content-type');
    if (name === undefined || problems.length > 0 || size > content.length) return undefined;
    const text = content.toString('utf8');
    const isText = Buffer.from(text).equals(content);
    return {
      name,
      ...(filename !== undefined && { filename }),
      ...(contentType !== undefined && { contentType }),
      ...(isText ? { text } : { base64: content.toString('base64') }),
    };
  });
  const multipart = parts.filter((part) => part !== undefined);
  return multipart.length === parts.length ? { multipart } : undefined;
}

/** Keys in the query are added by the style of the API. */
function queryOf({ target }: SentRequest): string {
  const [, ...rest] = target.split('?');
  const pairs = rest.join('?').split('&');
  const shown = pairs.filter((pair) => pair !== '' && !pair.endsWith(`=${hidden}`));
  return shown.length === 0 ? '' : `?${shown.join('&')}`;
}

/** Whether a request asks only for what its client does not have yet (RFC 9110, section 13.1). */
export function isConditional(request: SentRequest): boolean {
  return ['if-none-match', 'if-modified-since'].some(
    (name) => headerOf(request, name) !== undefined,
  );
}
