import type { ParameterStyles } from './client-request.js';
import { InvalidInputError } from './errors.js';
import { nestedPairs, type Pair } from './nested.js';
import { percentEncode } from './percent-encode.js';

/**
 * The query string of an object, without its question mark. By default, arrays repeat their name,
 * objects become `name[key]`, undefined and null are omitted. Spaces are sent as `%20`.
 *
 * @throws InvalidInputError for a value that its style can't express.
 */
export function queryString(query: object, style?: ParameterStyles['query']): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      encoded(name, () => style?.(name, value) ?? defaultPairs(name, value)),
    )
    .map(([name, text]) => `${name}=${text}`)
    .join('&');
}

function defaultPairs(name: string, value: unknown): readonly Pair[] {
  return nestedPairs(name, value).map(([key, text]) => [percentEncode(key), percentEncode(text)]);
}

/**
 * Runs what percent-encodes a parameter.
 *
 * @throws InvalidInputError for half a surrogate pair, which has no UTF-8.
 */
export function encoded<T>(parameter: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    throw new InvalidInputError(parameter, 'contains half a surrogate pair', { cause });
  }
}
