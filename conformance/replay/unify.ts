import { pointerTo } from '@upspec/document/json-pointer';
import { comparisonOf, equalValue, ownIdOf, type Described } from '../contract/described.js';
import { isMask } from '../fixture-format/mask.js';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { isScalar, rebind, scopeOf, type Bindings } from './bindings.js';
import { chooseOption } from './choose-option.js';
import { equalJson } from './equal-json.js';
import { findListing } from './find-listing.js';
import { liveValue } from './live-value.js';
import { matchKeys } from './match-keys.js';
import { ownIds } from './own-ids.js';
import { orderProperties, type NamedProperty } from './order-properties.js';
import { readTime } from './read-time.js';
import { sentIds } from './sent-ids.js';
import { unifyId } from './unify-id.js';
import { unifyLink } from './unify-link.js';
import { unifyList } from './unify-list.js';
import { unifyTime } from './unify-time.js';
import { bindWithheld } from './withheld-value.js';
import {
  addMismatch,
  type Anchor,
  type Mismatch,
  type Pair,
  type ReplayClock,
  type RuledPair,
  type SchemaPair,
  type WalkPosition,
  type Walk,
} from './walk.js';
import { valueOf } from '../difference/reading.js';

export interface Unification {
  readonly bindings: Bindings;
  readonly mismatches: readonly Mismatch[];
}

/**
 * Compares a live response with the recorded one as the contract's comparisons say: an assigned
 * value is bound when it is first seen and must not change later, a time is bound up to one shift
 * of the whole replay, free values are ignored, and all others must be equal.
 */
export function unify(pair: SchemaPair, bindings: Bindings, clock: ReplayClock): Unification {
  const listing = findListing(clock, pair, bindings);
  const walk: Walk = {
    ...clock,
    bindings,
    mismatches: [],
    sent: sentIds(clock),
    own: ownIds(clock.described, clock.operation),
    ...(listing !== undefined && { listing }),
  };
  unifySchema(walk, pair, { pointer: '', location: pair.schema });
  return { bindings: walk.bindings, mismatches: walk.mismatches };
}

/** Compares two scalars outside of a body: a parameter of a link, a header. */
export function unifyScalar(
  pair: RuledPair & { readonly location: string },
  bindings: Bindings,
  clock: ReplayClock,
): Unification {
  const walk: Walk = { ...clock, bindings, mismatches: [], sent: sentIds(clock), own: new Map() };
  unifyRuled(walk, pair, { pointer: '', location: pair.location });
  return { bindings: walk.bindings, mismatches: walk.mismatches };
}

/** @returns a time of the value, from which others around it keep their distance */
function unifyRuled(walk: Walk, pair: RuledPair, position: WalkPosition): Anchor | undefined {
  const { rule, recorded, live } = pair;
  // A secret was left out of the recording: any other will do.
  if (isMask(recorded) && typeof live === 'string') {
    walk.bindings = bindWithheld(walk.bindings, position.pointer || position.location, {
      recorded,
      live,
    });
    return undefined;
  }
  if (walk.listing?.cursor?.pointer === position.pointer && position.pointer !== '') {
    unifyCursor(walk, pair, position);
    return undefined;
  }
  switch (rule.mode) {
    case 'free':
      return undefined;
    case 'assigned':
      if (isScalar(recorded) && typeof recorded === typeof live) unifyId(walk, pair, position);
      else if (Array.isArray(recorded) && Array.isArray(live) && rule.schema === undefined) {
        unifyList(walk, { rule, recorded, live }, { ...position, unifyRuled });
      } else
        unifySchema(
          walk,
          { recorded: expectedOf(walk, pair, position), live, schema: rule.schema ?? '' },
          position,
        );
      return undefined;
    case 'time': {
      const name = position.location.split('.').at(-1) ?? position.location;
      const key = `${position.owner ?? ''}.${name}`;
      if (readTime(recorded) !== undefined) {
        return unifyTime(walk, { recorded, live, name, key }, position);
      }
      unifySchema(walk, { ...pair, schema: rule.schema ?? '' }, position);
      return undefined;
    }
    case 'link':
      if (typeof recorded === 'string' && typeof live === 'string') {
        unifyLink(walk, { recorded, live }, { position, unifyRuled });
      } else unifyEqual(walk, pair, position);
      return undefined;
    case 'equal':
      if (live === undefined || live === null) {
        unifyEqual(walk, { recorded: expectedOf(walk, pair, position), live }, position);
      } else unifySchema(walk, { ...pair, schema: rule.schema ?? '' }, position);
      return undefined;
    default:
      return rule.mode satisfies never;
  }
}

function unifySchema(walk: Walk, pair: SchemaPair, position: WalkPosition): void {
  const { schema, recorded, live } = pair;
  const comparison = comparisonOf(walk.described, schema);
  if (comparison === undefined) {
    unifyEqual(walk, pair, position);
    return;
  }
  if (Array.isArray(recorded) && Array.isArray(live)) {
    const rule = comparison.items;
    if (rule !== undefined) {
      unifyList(walk, { rule, recorded, live }, { ...position, unifyRuled });
      return;
    }
  }
  const option = chooseOption(walk, schema, recorded);
  const kind = comparison.discriminator?.property;
  if (kind !== undefined && isJsonObject(recorded) && isJsonObject(live)) {
    // Of an object of another kind no other property is compared.
    const location = `${option ?? schema}.${kind}`;
    const here = { ...position, pointer: pointerTo(position.pointer, kind), location };
    const sides = { recorded: recorded[kind], live: live[kind] };
    if (!equalJson(sides.recorded, sides.live)) {
      unifyEqual(walk, sides, here);
      return;
    }
  }
  const isObject = isJsonObject(recorded) && isJsonObject(live);
  if (isObject) unifyObject(walk, { schema, recorded, live }, position);
  if (option !== undefined)
    unifySchema(walk, { ...pair, schema: option }, { ...position, location: option });
  else if (!isObject) unifyEqual(walk, pair, position);
}

interface ObjectPair extends SchemaPair {
  readonly recorded: JsonObject;
  readonly live: JsonObject;
}

function unifyObject(walk: Walk, pair: ObjectPair, position: WalkPosition): void {
  const { schema, recorded, live } = pair;
  const comparison = comparisonOf(walk.described, schema);
  if (comparison === undefined) return;
  const owner = ownerOf(walk.described, pair, position);
  let anchor: Anchor | undefined;
  for (const named of orderProperties(walk.described, schema, recorded)) {
    const { property, rule } = named;
    const sides = sidesOf(named, recorded[property], live[property]);
    if (sides === undefined) continue;
    const base = anchor ?? outer(position.anchor);
    const seen = unifyRuled(
      walk,
      { rule, ...sides },
      {
        pointer: pointerTo(position.pointer, property),
        location: `${schema}.${property}`,
        owner,
        ...(base !== undefined && { anchor: base }),
      },
    );
    anchor ??= seen;
  }
  if (comparison.additional === undefined) return;
  for (const { key, recorded: before, live: now } of matchKeys(walk, { schema, recorded, live })) {
    unifyRuled(
      walk,
      { rule: comparison.additional, recorded: before, live: now },
      { pointer: pointerTo(position.pointer, key), location: `${schema}.${key}`, owner },
    );
  }
}

function outer(anchor: Anchor | undefined): Anchor | undefined {
  return anchor === undefined ? undefined : { ...anchor, isOuter: true };
}

/** What names the times of an object: its id where it has one, otherwise its location. */
function ownerOf(
  described: Described,
  { schema, recorded }: ObjectPair,
  position: WalkPosition,
): string {
  const property = ownIdOf(described, schema);
  const id = property === undefined ? undefined : recorded[property];
  if (property === undefined || !isScalar(id)) {
    return position.owner === undefined
      ? position.location + position.pointer
      : `${position.owner} ${position.location}`;
  }
  const rule = described.comparisons[schema]?.properties[property] ?? equalValue;
  return `${scopeOf(rule, `${schema}.${property}`)} ${id}`;
}

/** Undefined where both are absent, or as good as absent. */
function sidesOf({ rule }: NamedProperty, recorded: unknown, live: unknown): Pair | undefined {
  const optionalNull = !rule.required && rule.nullable;
  const isAbsent = (value: unknown): boolean =>
    value === undefined || (optionalNull && value === null);
  return isAbsent(recorded) && isAbsent(live) ? undefined : { recorded, live };
}

/** Where other people's items are on a page, it may have a cursor that the recorded one has not. */
function unifyCursor(walk: Walk, { recorded, live }: RuledPair, position: WalkPosition): void {
  const { cursor, hasOthers = false } = walk.listing ?? {};
  if (isScalar(recorded) && isScalar(live) && cursor !== undefined) {
    walk.bindings = rebind(walk.bindings, { scope: cursor.scope, recorded, live });
    return;
  }
  if (hasOthers && isScalar(live)) return;
  unifyEqual(walk, { recorded: recorded ?? undefined, live: live ?? undefined }, position);
}

/** The recorded value as a live response would contain it. */
function expectedOf(
  walk: Walk,
  { rule, recorded }: RuledPair,
  { location }: WalkPosition,
): unknown {
  return liveValue(walk, { rule, value: recorded, location });
}

function unifyEqual(walk: Walk, { recorded, live }: Pair, position: WalkPosition): void {
  if (equalJson(recorded, live)) return;
  addMismatch(walk, position, { expected: valueOf(recorded), actual: valueOf(live) });
}
