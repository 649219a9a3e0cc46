import type { ContractOperation } from '@upspec/document';
import { keyCookies, setCookies } from './chain-links.js';
import type { Classified } from './classify.js';
import { declaredResponse } from './content-kind.js';
import type { FlowFacts } from './flow-facts.js';
import { hasSeveralTypes, negotiatedHeaders } from './negotiated-headers.js';

type Named = Readonly<Record<string, string>>;

/** Conditions of a request: RFC 9110, section 13.1, and the range that one of them is about. */
const conditions = [
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'range',
];

/** The headers of a request that decide about its response: declared ones, conditions, `Accept`. */
export function requestHeaders({ capture, operation }: Classified, facts: FlowFacts): Named {
  const known = operationOf(facts, operation);
  const parameters = known?.parameters ?? [];
  const declared = parameters.flatMap((parameter) =>
    parameter.in === 'header' ? [parameter.name.toLowerCase()] : [],
  );
  const cookies = parameters.flatMap(({ in: location, name }) =>
    location === 'cookie' ? [name] : [],
  );
  const kept = pick(capture.requestHeaders, [
    ...negotiatedHeaders(capture, known),
    ...conditions,
    ...declared,
  ]);
  const cookie = cookieOf(capture.requestHeaders['cookie'], cookies);
  return cookie === undefined ? kept : { ...kept, cookie };
}

/** Of all cookies those that the operation declares. */
function cookieOf(header: string | undefined, names: readonly string[]): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const kept = pairs.filter((pair) => names.includes(pair.split('=')[0] ?? ''));
  return kept.length === 0 ? undefined : kept.join('; ');
}

/**
 * The headers of a response that are checked: those that the contract declares, and those that RFC
 * 9110 asks for with this status.
 */
export function responseHeaders(exchange: Classified, facts: FlowFacts): Named {
  const { capture, isContent, operation } = exchange;
  const { status, responseHeaders: headers } = capture;
  const known = operationOf(facts, operation);
  const declared = Object.keys(
    known === undefined ? {} : (declaredResponse(known, status)?.headers ?? {}),
  );
  const isTyped =
    isContent ||
    hasSeveralTypes(known, status) ||
    !/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
  const disposition = trueName(headers['content-disposition']);
  const kept = pick(headers, [
    ...(isTyped ? ['content-type'] : []),
    ...declared.filter((name) => name !== 'content-type'),
    ...byStatus(status),
    ...(setsKey(exchange, facts) ? ['set-cookie'] : []),
    ...(facts.usesValidators ? ['etag', 'last-modified'] : []),
    ...(known?.paging?.next.kind === 'link-header' ? ['link'] : []),
  ]);
  return {
    ...kept,
    ...(isContent && disposition !== undefined && { 'content-disposition': disposition }),
  };
}

/** Whether a response makes the session that a security scheme asks for, declared or not. */
function setsKey({ capture }: Classified, { contract }: FlowFacts): boolean {
  const keys = keyCookies(contract);
  const set = setCookies(capture.responseHeaders['set-cookie'] ?? '');
  return set.some(({ name }) => keys.has(name));
}

/**
 * RFC 9110: Location with 201 (section 15.3.2), 202 and redirections (15.4), Allow with 405 (15.5.6),
 * WWW-Authenticate with 401 (15.5.2), Retry-After with 202 and others (10.2.3).
 */
function byStatus(status: number): readonly string[] {
  if (status === 401) return ['www-authenticate'];
  if (status === 405) return ['allow'];
  if (status === 202) return ['location', 'retry-after'];
  return status === 201 || (status >= 300 && status < 400) ? ['location'] : [];
}

function operationOf(
  { contract }: FlowFacts,
  operation: string | undefined,
): ContractOperation | undefined {
  return operation === undefined ? undefined : contract.operations[operation];
}

/** In the order of the names, which is that of the fixture. */
function pick(headers: Named, names: readonly string[]): Named {
  const entries = [...new Set(names)].flatMap((name): [string, string][] => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

/** Of a name in two spellings, the one that can say all characters. */
function trueName(disposition: string | undefined): string | undefined {
  const extended = /filename\*\s*=\s*[^;]+/i.exec(disposition ?? '')?.[0];
  return extended === undefined ? disposition : `attachment; ${extended.trim()}`;
}
