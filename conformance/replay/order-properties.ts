import type { ComparedProperty } from '@upspec/document';
import { comparisonOf, type Described } from '../contract/described.js';
import type { JsonObject } from '../json/json-object.js';
import { readTime } from './read-time.js';

export interface NamedProperty {
  readonly property: string;
  readonly rule: ComparedProperty;
}

const rank = { assigned: 0, time: 1, link: 2, equal: 3, free: 4 } as const;

/**
 * The properties of an object in the order in which they are compared. Its id names its times, so it
 * comes before them, and the earliest time is the one that the others keep their distance from.
 */
export function orderProperties(
  described: Described,
  schema: string,
  recorded: JsonObject,
): readonly NamedProperty[] {
  const properties = comparisonOf(described, schema)?.properties ?? {};
  return Object.entries(properties)
    .map(([property, rule]) => ({ property, rule }))
    .sort((a, b) => rank[a.rule.mode] - rank[b.rule.mode] || timeOf(a) - timeOf(b) || 0);

  function timeOf({ property, rule }: NamedProperty): number {
    if (rule.mode !== 'time') return 0;
    return readTime(recorded[property])?.seconds ?? Number.MAX_VALUE;
  }
}
