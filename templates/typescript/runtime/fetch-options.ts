import { InvalidInputError } from './errors.js';

/**
 * Options that are passed to `fetch` unchanged: a `dispatcher` in Node, a `proxy` in Bun, a
 * `client` in Deno, `cache` or `credentials` in browsers.
 */
export type FetchOptions = Readonly<Record<string, unknown>>;

/** What the client sets itself, from the arguments and the other options of a call. */
const owned = ['method', 'headers', 'body', 'duplex', 'signal', 'redirect'];

/**
 * Merges the options of a call over those of its client.
 *
 * @throws InvalidInputError for an option that the client sets itself.
 */
export function mergeFetchOptions(layers: readonly (FetchOptions | undefined)[]): FetchOptions {
  const merged: FetchOptions = Object.assign({}, ...layers);
  const name = owned.find((each) => merged[each] !== undefined);
  if (name === undefined) return merged;
  throw new InvalidInputError(
    `fetchOptions.${name}`,
    'the client sets it; use the arguments and the other options of the call',
  );
}
