import { InvalidInputError } from './errors.js';

/**
 * Options that are handed to `fetch` as they are: a `dispatcher` in Node, a `proxy` in Bun, a
 * `client` in Deno, `cache` or `credentials` in browsers.
 */
export type FetchOptions = Readonly<Record<string, unknown>>;

/** What the client sets itself, and where a caller sets it instead. */
const owned: Readonly<Record<string, string>> = {
  method: 'the call decides it',
  headers: 'give the option headers or defaultHeaders',
  body: "the call's arguments decide it",
  duplex: "the call's arguments decide it",
  signal: 'give the option signal of the call',
  redirect: 'the client follows redirects itself',
};

/**
 * Lays the options of a call over those of its client.
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
