import { isDeepStrictEqual } from 'node:util';
import type { ComparedValue } from '@upspec/document';
import { pointerTo } from '@upspec/document/json-pointer';
import { comparisonOf, ruleOfProperty } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { readTime } from '../../replay/read-time.js';
import type { ProbeSource } from '../probe-family.js';

/** A value that differs from the one that was expected there. */
export interface ValueDifference {
  readonly pointer: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Two values of one schema. */
export interface ComparedPair {
  readonly expected: unknown;
  readonly actual: unknown;
  /** Where the actual one is in its body. */
  readonly pointer: string;
  readonly rule: ComparedValue;
}

/**
 * Where two values of one state differ, as the contract compares them: prose may be any, a link may
 * have another host and query, and a time may be written in another way. The order of properties
 * doesn't matter, and neither does an optional property that is null or empty in one of them.
 */
export function compareValues(
  contract: ProbeSource['contract'],
  { expected, actual, pointer, rule }: ComparedPair,
): readonly ValueDifference[] {
  if (rule.mode === 'free') return [];
  if (isJsonObject(expected) && isJsonObject(actual)) {
    return namesOf(expected, actual).flatMap((name) => {
      const [one, other] = [expected[name], actual[name]];
      if (isEmpty(one) && isEmpty(other)) return [];
      return compareValues(contract, {
        expected: one,
        actual: other,
        pointer: pointerTo(pointer, name),
        rule: ruleWithin(contract, rule, name),
      });
    });
  }
  const items = comparisonOf(contract, rule.schema ?? '')?.items ?? { mode: 'equal' };
  const isOfOneLength = Array.isArray(expected) && Array.isArray(actual);
  if (isOfOneLength && expected.length === actual.length) {
    return expected.flatMap((item: unknown, index) =>
      compareValues(contract, {
        expected: item,
        actual: actual[index],
        pointer: pointerTo(pointer, index),
        rule: items,
      }),
    );
  }
  return isSameValue(rule, expected, actual) ? [] : [{ pointer, expected, actual }];
}

/** The properties that a client can see to be the same: those of the first, then others. */
function namesOf(one: JsonObject, other: JsonObject): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function ruleWithin(
  contract: ProbeSource['contract'],
  { schema = '' }: ComparedValue,
  name: string,
): ComparedValue {
  const declared = ruleOfProperty(contract, schema, name);
  return declared ?? comparisonOf(contract, schema)?.additional ?? { mode: 'equal' };
}

/** What a server may leave out as well. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || isDeepStrictEqual(value, []);
}

function isSameValue({ mode }: ComparedValue, expected: unknown, actual: unknown): boolean {
  if (isDeepStrictEqual(expected, actual)) return true;
  if (mode === 'time' || isTimestamp(expected)) {
    const [one, other] = [readTime(expected)?.seconds, readTime(actual)?.seconds];
    return one !== undefined && one === other;
  }
  if (mode !== 'link' || typeof expected !== 'string' || typeof actual !== 'string') return false;
  return pathOf(expected) === pathOf(actual);
}

/** With a time of day: an instant, which may be written with another offset. */
function isTimestamp(value: unknown): boolean {
  return readTime(value)?.form === 'iso';
}

/** Without the host, which a proxy may change, and without the query, which may be a signature. */
function pathOf(link: string): string {
  return link.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
}
