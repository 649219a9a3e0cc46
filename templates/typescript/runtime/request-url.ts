import type { ParameterStyles } from './client-request.js';
import { queryString } from './query.js';

/** The queries of a call, of which a later one overrides an earlier one name by name. */
export interface Queries {
  readonly layers: readonly (object | undefined)[];
  /** How parameters are written that do not have the default style. */
  readonly style?: ParameterStyles['query'] | undefined;
}

/**
 * The URL of a call: the base URL, the path below it, and the queries.
 *
 * @throws InvalidInputError for a query value that no text can carry.
 */
export function requestURL(base: URL, path: string, { layers, style }: Queries): URL {
  const query = layers.reduce<object>((all, each) => ({ ...all, ...each }), {});
  // Some documents have a fixed query in their paths: `/messages?beta=true`.
  const [, pathname = '', fixed = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const joined = [base.search.slice(1), fixed, queryString(query, style)]
    .filter((each) => each !== '')
    .join('&');
  return new URL(
    `${base.origin}${base.pathname.replace(/\/+$/, '')}${pathname}${joined === '' ? '' : `?${joined}`}`,
  );
}
