import type { Contract } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import type { Capture } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import { pagePosition } from '../../replay/page-position.js';
import { isSuccess } from './is-success.js';
import { declaredResponse } from './content-kind.js';
import type { FoundOperation } from './operation-index.js';
import { cookiesOf, sentAs, type SentPair } from './request-ids.js';

/** What ties a request to an earlier response beside ids of resources. */
export interface ChainLinks {
  /** What a request takes over from an earlier response, such as a cursor. */
  readonly needs: readonly string[];
  /** What a later request may take over from the response. */
  readonly gives: readonly string[];
}

/** Finds cursors of pages, entity tags, sessions in cookies, and the state of what has no id. */
export function chainLinks(
  capture: Capture,
  found: FoundOperation,
  contract: Pick<Contract, 'securitySchemes'>,
): ChainLinks {
  const links = [
    cursorLinks(capture, found),
    pageLinks(capture, found),
    countLinks(capture, found),
    tagLinks(capture),
    cookieLinks(capture, found, contract),
    stateLinks(capture, found),
  ];
  return {
    needs: links.flatMap(({ needs }) => needs),
    gives: links.flatMap(({ gives }) => gives),
  };
}

const noLinks: ChainLinks = { needs: [], gives: [] };

function cursorLinks(capture: Capture, { id, operation }: FoundOperation): ChainLinks {
  const next = operation.paging?.next;
  if (next?.kind !== 'cursor') return noLinks;
  const parameter = operation.parameters.find(({ name }) => name === next.parameter);
  const sent = parameter === undefined ? [] : sentAs(capture, parameter);
  const given = isSuccess(capture) ? valueAt(jsonOf(capture.response), next.pointer) : undefined;
  const isGiven = typeof given === 'string' || typeof given === 'number';
  const keyOf = (cursor: string): string => `cursor of ${id} ${cursor}`;
  return { needs: sent.map(keyOf), gives: isGiven ? [keyOf(String(given))] : [] };
}

/** RFC 8288, section 3: `<TARGET>; rel="next"`. */
function pageLinks(
  { path, responseHeaders }: Capture,
  { id, operation }: FoundOperation,
): ChainLinks {
  if (operation.paging?.next.kind !== 'link-header') return noLinks;
  const query = path.split('?')[1];
  const target = /<([^>]*)>[^,<]*;\s*rel="?next"?/i.exec(responseHeaders['link'] ?? '')?.[1];
  const next = target?.split('?')[1];
  return {
    needs: query === undefined ? [] : [`page of ${id} ${query}`],
    gives: next === undefined ? [] : [`page of ${id} ${next}`],
  };
}

/**
 * What is on a later page of a list, where pages are counted, depends on what is on the pages before it.
 */
function countLinks(capture: Capture, { id, operation: { paging } }: FoundOperation): ChainLinks {
  if (paging === undefined || !isSuccess(capture)) return noLinks;
  const { kind } = paging.next;
  if (kind !== 'page' && kind !== 'offset' && kind !== 'last-item') return noLinks;
  const { path, response } = capture;
  const { list, token } = pagePosition(paging, { path, json: jsonOf(response) });
  const key = `pages of ${id} ${list}`;
  return { needs: token === undefined ? [] : [key], gives: [key] };
}

const conditions = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

/** RFC 9110, section 8.8: a validator belongs to one resource, which the path names. */
function tagLinks({ path, requestHeaders, responseHeaders }: Capture): ChainLinks {
  const keyOf = (validator: string): string => `${path.split('?')[0] ?? ''} as ${validator.trim()}`;
  const sent = conditions.flatMap((name) => {
    const value = requestHeaders[name] ?? '';
    return /^if-(?:none-)?match$/.test(name) ? value.split(',') : [value];
  });
  const given = [responseHeaders['etag'], responseHeaders['last-modified']];
  return {
    needs: sent.filter((each) => each.trim() !== '' && each.trim() !== '*').map(keyOf),
    gives: given.filter((each) => each !== undefined).map(keyOf),
  };
}

/**
 * A request that sends a cookie of an earlier response belongs to the session that it made, whether
 * the cookie is a parameter of the document, the key of a security scheme or neither.
 */
function cookieLinks(
  capture: Capture,
  { operation }: FoundOperation,
  contract: Pick<Contract, 'securitySchemes'>,
): ChainLinks {
  const keyOf = ({ name, value }: SentPair): string => `cookie ${name}=${value}`;
  const sent = cookiesOf(capture.requestHeaders['cookie'] ?? '');
  const set = setCookies(capture.responseHeaders['set-cookie'] ?? '');
  const keys = keyCookies(contract);
  const isDeclared =
    declaredResponse(operation, capture.status)?.headers['set-cookie'] !== undefined;
  // What any page sets for whoever looks at it, such as a count of visits, is not a session.
  const isLogin = !['GET', 'HEAD', 'OPTIONS'].includes(capture.method);
  const opening = set.filter(({ name }) => isDeclared || isLogin || keys.has(name));
  return {
    needs: sent.map(keyOf),
    gives: opening.filter(({ value }) => value !== '' && value !== '""').map(keyOf),
  };
}

/** The cookies that prove who sends a request, as security schemes name them. */
export function keyCookies({
  securitySchemes,
}: Pick<Contract, 'securitySchemes'>): ReadonlySet<string> {
  return new Set(
    Object.values(securitySchemes).flatMap((scheme) =>
      scheme.kind === 'api-key' && scheme.in === 'cookie' ? [scheme.name] : [],
    ),
  );
}

/** The cookies that `Set-Cookie` headers, joined by commas, set; a date in them has a comma, too. */
export function setCookies(header: string): readonly SentPair[] {
  return header
    .split(/,(?=\s*[^;,=\s]+=)/)
    .flatMap((cookie) => cookiesOf(cookie.split(';')[0] ?? ''));
}

/** What a request without an id changes is seen by later requests to the same path. */
function stateLinks(capture: Capture, { operation, parameters }: FoundOperation): ChainLinks {
  const hasId = parameters.some(({ parameter }) => parameter.value.resource !== undefined);
  if (hasId || !isSuccess(capture)) return noLinks;
  const key = `state of ${capture.path.split('?')[0] ?? ''}`;
  const isChange = ['PUT', 'PATCH', 'DELETE'].includes(operation.method);
  return { needs: [key], gives: isChange ? [key] : [] };
}
