import { InvalidInputError } from './errors.js';
import { nestedPairs } from './nested.js';
import { percentEncode } from './percent-encode.js';

/**
 * The query string of an object, without its question mark: arrays repeat their name, objects
 * become `name[key]`, undefined and null are omitted. Spaces are sent as `%20`.
 *
 * @throws InvalidInputError for a value that has no string form.
 */
export function queryString(query: object): string {
  return Object.entries(query)
    .flatMap(([name, value]) => nestedPairs(name, value))
    .map(([name, text]) => `${encode(name, name)}=${encode(text, name)}`)
    .join('&');
}

function encode(text: string, parameter: string): string {
  try {
    return percentEncode(text);
  } catch (cause) {
    throw new InvalidInputError(parameter, 'contains half a surrogate pair', { cause });
  }
}
