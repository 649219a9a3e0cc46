import type { ComparedValue, ContractParameter } from '@upspec/document';
import { comparisonOf, equalValue, propertyOf, type Described } from '../../contract/described.js';
import { decodeSegment } from '../../replay/encode-segment.js';
import type { Capture } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import type { FoundOperation } from './operation-index.js';
import { findIds, type FoundId } from './visit-ids.js';

/** An id that a request sends, and the path parameter that holds it. */
export interface SentId extends FoundId {
  readonly pathParameter?: string;
}

/** The ids that a request names: in its path, its query, its headers, its cookies and its body. */
export function idsOfRequest(
  described: Described,
  capture: Capture,
  found: FoundOperation,
): readonly SentId[] {
  return [
    ...idsOfPath(described, found),
    ...found.operation.parameters.flatMap((parameter) =>
      sentAs(capture, parameter).flatMap((text) => idsOfText(described, parameter.value, text)),
    ),
    ...idsOfBody(described, capture, found),
  ];
}

/** The ids that a path names. */
export function idsOfPath(described: Described, found: FoundOperation): readonly SentId[] {
  return found.parameters.flatMap(({ parameter, name, text }) =>
    idsOfText(described, parameter.value, text).map((id): SentId => ({
      resource: id.resource,
      value: id.value,
      pathParameter: name,
    })),
  );
}

/** The ids in the text of a parameter, which is a list where the contract says so. */
function idsOfText(described: Described, rule: ComparedValue, text: string): readonly FoundId[] {
  const isList =
    rule.schema !== undefined && comparisonOf(described, rule.schema)?.items !== undefined;
  return findIds(described, { rule, value: isList ? text.split(',') : text });
}

/** What a request sends as a parameter outside of its path. */
export function sentAs(
  { path, requestHeaders }: Capture,
  { in: location, name }: ContractParameter,
): readonly string[] {
  if (location === 'query') {
    const query = new URLSearchParams(path.slice(path.split('?')[0]?.length ?? 0));
    const plain = name.replace(/\[\]$/, '');
    return [plain, `${plain}[]`].flatMap((each) => query.getAll(each));
  }
  if (location === 'header') {
    const value = requestHeaders[name.toLowerCase()];
    return value === undefined ? [] : [value];
  }
  return location === 'cookie'
    ? cookiesOf(requestHeaders['cookie'] ?? '').flatMap((cookie) =>
        cookie.name === name ? [cookie.value] : [],
      )
    : [];
}

/** A cookie, or a field of a form body, as it is sent. */
export interface SentPair {
  readonly name: string;
  readonly value: string;
}

/** The cookies of a `Cookie` header: RFC 6265, section 4.2.1, `cookie-pair *( ";" SP cookie-pair )`. */
export function cookiesOf(header: string): readonly SentPair[] {
  return header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [{ name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() }];
  });
}

function idsOfBody(
  described: Described,
  { request, requestHeaders }: Capture,
  { operation }: FoundOperation,
): readonly FoundId[] {
  const schema = operation.body?.schema;
  if (schema === undefined || request.kind === 'none') return [];
  const json = jsonOf(request);
  if (json !== undefined)
    return findIds(described, { rule: { mode: 'equal', schema }, value: json });
  const comparison = comparisonOf(described, schema);
  return pairsOfBody(request, requestHeaders).flatMap(({ name, value }) => {
    const rule = propertyOf(comparison, name.replace(/\[\d*\]$/, '')) ?? equalValue;
    return idsOfText(described, rule, value);
  });
}

/** The texts of a multipart body, or of `application/x-www-form-urlencoded`. */
export function pairsOfBody(
  request: Capture['request'],
  headers: Capture['requestHeaders'],
): readonly SentPair[] {
  if (request.kind === 'none') return [];
  return request.kind === 'form' ? partsOf(request.parts) : pairsOf(request.content.bytes, headers);
}

function partsOf(
  parts: Extract<Capture['request'], { kind: 'form' }>['parts'],
): readonly SentPair[] {
  return parts.flatMap(({ name, filename, content }) =>
    filename !== undefined || content.bytes === undefined
      ? []
      : [{ name, value: content.bytes.toString('utf8') }],
  );
}

function pairsOf(
  bytes: Buffer | undefined,
  headers: Capture['requestHeaders'],
): readonly SentPair[] {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  if (bytes === undefined || !isForm) return [];
  return [...new URLSearchParams(bytes.toString('utf8'))].map(([name, value]) => ({ name, value }));
}

/** The id at the end of a link: the last segment of its path. */
export function idOfLink(link: string): string | undefined {
  const path = link.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const last = path.split('/').at(-1) ?? '';
  return last === '' ? undefined : decodeSegment(last);
}
