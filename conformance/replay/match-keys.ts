import type { ComparedValue } from '@upspec/document';
import { comparisonOf } from '../contract/described.js';
import type { JsonObject } from '../json/json-object.js';
import { bindId, liveOf, scopeOf } from './bindings.js';
import { sentId } from './sent-ids.js';
import type { Pair, Walk } from './walk.js';

/** A recorded and a live object of one schema. */
export interface MapPair {
  readonly schema: string;
  readonly recorded: JsonObject;
  readonly live: JsonObject;
}

/** The values of a key of a map on both sides; undefined on the side that has no such key. */
export interface MatchedKey extends Pair {
  /** As it is in the live object, or would be. */
  readonly key: string;
}

/**
 * Pairs the keys of two maps beyond the properties of their schema. If the keys are ids, a live id
 * replaces each recorded one; those that are not known yet are paired in their order.
 */
export function matchKeys(walk: Walk, { schema, recorded, live }: MapPair): readonly MatchedKey[] {
  const { properties = {}, keys } = comparisonOf(walk.described, schema) ?? {};
  const isBeyond = (key: string): boolean => !Object.hasOwn(properties, key);
  const before = Object.keys(recorded).filter(isBeyond);
  const liveKeys = Object.keys(live).filter(isBeyond);
  const pairs =
    keys?.mode === 'assigned'
      ? pairIds(walk, { rule: keys, location: `${schema} keys` }, { before, liveKeys })
      : before.map((key): readonly [string, string] => [key, key]);
  const expected = new Set(pairs.map(([, key]) => key));
  // An object that has properties of its own may have gained one.
  const isMap = Object.keys(properties).length === 0;
  const others = isMap ? liveKeys.filter((key) => !expected.has(key)) : [];
  return [
    ...pairs.map(([old, key]) => ({ key, recorded: recorded[old], live: live[key] })),
    ...others.map((key) => ({ key, recorded: undefined, live: live[key] })),
  ];
}

interface Ids {
  readonly rule: ComparedValue;
  readonly location: string;
}

interface Keys {
  readonly before: readonly string[];
  readonly liveKeys: readonly string[];
}

function pairIds(
  walk: Walk,
  { rule, location }: Ids,
  { before, liveKeys }: Keys,
): readonly (readonly [recorded: string, live: string])[] {
  const scope = scopeOf(rule, location);
  const known = new Map(
    before.flatMap((key): [string, string][] => {
      const id = sentId(walk.sent, scope, key) ?? liveOf(walk.bindings, scope, key);
      return id === undefined ? [] : [[key, String(id)]];
    }),
  );
  const taken = new Set(known.values());
  const free = liveKeys.filter((key) => !taken.has(key));
  return before.map((key) => {
    const id = known.get(key);
    if (id !== undefined) return [key, id];
    const next = free.shift();
    if (next === undefined) return [key, key];
    const outcome = bindId(walk.bindings, { scope, recorded: key, live: next });
    if (outcome.ok) walk.bindings = outcome.bindings;
    return [key, next];
  });
}
