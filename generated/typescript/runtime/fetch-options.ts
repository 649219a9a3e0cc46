// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from './errors.js';

/**
 * Options that are passed to `fetch` unchanged: a `dispatcher` in Node, a `proxy` in Bun, a
 * `client` in Deno, `cache` or `credentials` in browsers.
 */
export type FetchOptions = Readonly<Record<string, unknown>>;

/** What the client sets itself, with the alternative for callers. */
const owned: Readonly<Record<string, string>> = {
  method: 'it is defined by the call',
  headers: 'use the option headers or defaultHeaders',
  body: "it is defined by the call's arguments",
  duplex: "it is defined by the call's arguments",
  signal: 'use the option signal of the call',
  redirect: 'the client follows redirects itself',
};

/**
 * Merges the options of a call over those of its client.
 *
 * @throws InvalidInputError for an option that the client sets itself.
 */
export function mergeFetchOptions(layers: readonly (FetchOptions | undefined)[]): FetchOptions {
  const merged: FetchOptions = Object.assign({}, ...layers);
  for (const [name, remedy] of Object.entries(owned)) {
    if (merged[name] !== undefined) throw new InvalidInputError(`fetchOptions.${name}`, remedy);
  }
  return merged;
}
