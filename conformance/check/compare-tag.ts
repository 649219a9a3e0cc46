import { requestPath } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { bindId, liveOf, rebind, type Bindings } from '../replay/bindings.js';
import { encodeSegment } from '../replay/encode-segment.js';
import { etagScope, opaqueTag, representationScope } from '../replay/etag.js';
import { matchPath } from '../replay/match-path.js';
import type { ExchangeFacts } from './exchange-facts.js';
import { headerOf, words } from '../difference/reading.js';
import type { Readings } from '../difference/difference.js';

export interface Compared {
  readonly bindings: Bindings;
  readonly differences: readonly Readings[];
}

interface TagPair {
  readonly recorded: string;
  readonly live: string;
}

/**
 * Compares two entity tags. Two states of one representation never share one (RFC 9110 section
 * 8.8.1), and the same state has the same; whether a tag is weak is left open.
 *
 * @param target what it is the tag of, by its recorded path and query; undefined where this is
 *   unknown
 */
export function compareTag(
  { recorded, live }: TagPair,
  bindings: Bindings,
  target: string | undefined,
): Compared {
  const tag = live.trim();
  if (!/^(?:W\/)?"[^"]*"$/.test(tag)) {
    return {
      bindings,
      differences: [{ expected: words('an entity tag in quotes'), actual: headerOf(live) }],
    };
  }
  if (target === undefined) return { bindings, differences: [] };
  const pair = { recorded: opaqueTag(recorded), live: opaqueTag(tag) };
  const bound = bindId(bindings, { ...pair, scope: representationScope(target) });
  if (!bound.ok) {
    const boundTag = liveOf(bindings, etagScope(target), pair.recorded);
    const expected =
      'bound' in bound
        ? headerOf(String(boundTag ?? bound.bound), ', as before')
        : words('another entity tag than before');
    return { bindings, differences: [{ expected, actual: headerOf(live) }] };
  }
  const sent = { scope: etagScope(target), recorded: pair.recorded, live: tag };
  return { bindings: rebind(bound.bindings, sent), differences: [] };
}

/**
 * RFC 9110 section 8.8.3: the tag is of the selected representation; after a POST that is the resource
 * that it created (section 9.3.3), which the response names.
 */
export function taggedTarget({ contract, recorded }: ExchangeFacts): string | undefined {
  const { request, response, operation } = recorded;
  if (request.method !== 'POST') return request.path;
  const { described } = contract;
  const link = response.headers?.['location'] ?? response.headers?.['content-location'];
  if (link !== undefined && URL.canParse(link, 'http://own.invalid')) {
    const { pathname } = new URL(link, `http://own.invalid${request.path}`);
    const match = matchPath(described, pathname);
    if (match !== undefined) return pathname.slice(match.base);
  }
  const body =
    response.body !== undefined && 'json' in response.body ? response.body.json : undefined;
  for (const { path, creators } of Object.values(described.resources)) {
    const creator = creators.find((each) => each.operation === operation);
    const id = creator?.id.in === 'body' ? valueAt(body, creator.id.pointer) : undefined;
    const isSimple = path !== undefined && path.split('{').length === 2;
    if (isSimple && (typeof id === 'string' || typeof id === 'number')) {
      return requestPath(path).replace(/\{[^}]*\}/, encodeSegment(String(id)));
    }
  }
  return undefined;
}
