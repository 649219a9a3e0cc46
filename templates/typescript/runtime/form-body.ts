import type { RequestBody } from './client-request.js';
import { type EncodedBody, wholeBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import { jsonText } from './json-text.js';
import type { Pair } from './nested.js';
import { type ParameterRule, stylePairs } from './parameter-style.js';
import { formEncode, percentEncode, percentEncodeReserved } from './percent-encode.js';
import { encoded } from './query.js';
import { scalarText } from './scalar.js';

/**
 * A body of `application/x-www-form-urlencoded`; none for undefined. A property with a style is written as a
 * query parameter would be; any other by its value: an object as JSON, an array item by item, and
 * null not at all (OpenAPI 3.1.1, section 4.8.15).
 *
 * Throws InvalidInputError for a value that has no string form.
 */
export function formBody(value: unknown, rules: readonly ParameterRule[] = []): RequestBody {
  return () => (value === undefined ? undefined : encode(value, rules));
}

function encode(value: unknown, rules: readonly ParameterRule[]): EncodedBody {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidInputError('body', 'expected an object');
  }
  const text = Object.entries(value)
    .flatMap(([name, item]) => encoded(name, () => pairsOf(name, item, rules)))
    .map(([name, each]) => `${name}=${each}`)
    .join('&');
  return wholeBody(text, 'application/x-www-form-urlencoded');
}

function pairsOf(name: string, value: unknown, rules: readonly ParameterRule[]): readonly Pair[] {
  if (value === undefined || value === null) return [];
  const rule = rules.find((each) => each.name === name);
  if (rule !== undefined && rule.contentType === undefined) {
    return stylePairs(value, rule, rule.allowReserved ? percentEncodeReserved : percentEncode);
  }
  const isJson = rule !== undefined && /[/+]json(?:;|$)/i.test(rule.contentType ?? '');
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items
    .filter((item) => item !== undefined && item !== null)
    .map((item) => [
      formEncode(name),
      formEncode(isJson ? jsonText(item, name) : text(item, name)),
    ]);
}

function text(value: unknown, name: string): string {
  const isScalar = typeof value !== 'object' || value instanceof Date;
  return isScalar ? scalarText(value, name) : jsonText(value, name);
}
