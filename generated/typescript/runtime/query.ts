// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from './errors.js';
import { nestedPairs, type Pair } from './nested.js';
import { type ParameterRule, stylePairs } from './parameter-style.js';
import { percentEncode, percentEncodeReserved } from './percent-encode.js';

/**
 * The query string of an object, without its question mark. A parameter without a rule has the
 * default style: arrays repeat their name, objects become `name[key]`, undefined and null are
 * omitted. Spaces are sent as `%20`.
 *
 * @throws InvalidInputError for a value that its style can't express.
 */
export function queryString(query: object, rules: readonly ParameterRule[] = []): string {
  return Object.entries(query)
    .flatMap(([name, value]) => pairsOf(name, value, rules))
    .map(([name, text]) => `${name}=${text}`)
    .join('&');
}

function pairsOf(name: string, value: unknown, rules: readonly ParameterRule[]): readonly Pair[] {
  const rule = rules.find((each) => each.name === name);
  return encoded(name, () =>
    rule === undefined
      ? nestedPairs(name, value).map(([key, text]) => [percentEncode(key), percentEncode(text)])
      : stylePairs(value, rule, rule.allowReserved ? percentEncodeReserved : percentEncode),
  );
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
