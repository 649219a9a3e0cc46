// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { queryString } from './query.js';

/**
 * The URL of a call: the base URL, the path below it, and the queries, of which a later one
 * overrides an earlier one name by name.
 *
 * @throws InvalidInputError for a query value that no text can carry.
 */
export function requestURL(base: URL, path: string, queries: readonly (object | undefined)[]): URL {
  const url = new URL(base);
  const own = queryString(queries.reduce<object>((all, query) => ({ ...all, ...query }), {}));
  // Some documents have a fixed query in their paths: `/messages?beta=true`.
  const [, pathname = '', fixed = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const joined = [base.search.slice(1), fixed, own].filter((query) => query !== '').join('&');
  return new URL(
    `${url.origin}${base.pathname.replace(/\/+$/, '')}${pathname}${joined === '' ? '' : `?${joined}`}`,
  );
}
