import type { ComparedValue } from '@upspec/document';
import { pointerTo } from '@upspec/document/json-pointer';
import { comparisonOf, equalValue, ownIdOf, ruleOfProperty } from '../contract/described.js';
import { isJsonObject } from '../json/json-object.js';
import { liveOf, scopeOf } from './bindings.js';
import { followPages, pagesBefore } from './follow-pages.js';
import { liveValue } from './live-value.js';
import { equalJson } from './equal-json.js';
import { addMismatch, type Anchor, type RuledPair, type WalkPosition, type Walk } from './walk.js';
import { absent, valueOf, words } from '../difference/reading.js';

export interface ListPosition extends WalkPosition {
  /** Compares a recorded item with the live item of the same object. */
  readonly unifyRuled: (walk: Walk, pair: RuledPair, position: WalkPosition) => Anchor | undefined;
}

export interface ListPair {
  /** How an item is compared. */
  readonly rule: ComparedValue;
  readonly recorded: readonly unknown[];
  readonly live: readonly unknown[];
}

/** How an item is known again. */
interface ItemKey {
  readonly schema: string;
  readonly property: string;
  readonly scope: string;
}

/**
 * A list of resources may hold other people's items: of the recorded ones, those whose ids are
 * bound must be in it, in the recorded order, once. Any other list has as many items as the
 * recorded one, in the same order.
 */
export function unifyList(walk: Walk, pair: ListPair, position: ListPosition): void {
  const key = keyOf(walk, pair.rule, position);
  if (key !== undefined && isListing(walk, key, position)) {
    unifyResources(walk, { ...pair, key }, position);
    return;
  }
  const { rule, recorded, live } = pair;
  const isPlain =
    rule.mode === 'equal' && comparisonOf(walk.described, rule.schema ?? '') === undefined;
  if (recorded.length !== live.length || isPlain) {
    if (equalJson(recorded, live)) return;
    const expected = recorded.map((item) =>
      liveValue(walk, { rule, value: item, location: position.location }),
    );
    addMismatch(walk, position, { expected: valueOf(expected), actual: valueOf(live) });
    return;
  }
  recorded.forEach((item, index) => {
    position.unifyRuled(
      walk,
      { rule, recorded: item, live: live[index] },
      {
        pointer: pointerTo(position.pointer, index),
        location: rule.schema ?? position.location,
        ...ownerOf(position, index),
      },
    );
  });
}

function ownerOf({ owner }: WalkPosition, index: number): Pick<WalkPosition, 'owner'> {
  return { owner: `${owner ?? ''}/${index}` };
}

function keyOf(
  { described, listing }: Walk,
  { schema }: ComparedValue,
  { pointer }: WalkPosition,
): ItemKey | undefined {
  const property = schema === undefined ? undefined : ownIdOf(described, schema);
  if (schema === undefined || property === undefined) return undefined;
  const rule = ruleOfProperty(described, schema, property) ?? equalValue;
  const listed = listing?.items === pointer ? listing.resource : undefined;
  const scope = listed ?? scopeOf(rule, `${schema}.${property}`);
  return { schema, property, scope };
}

function isListing({ listing }: Walk, key: ItemKey, { pointer }: WalkPosition): boolean {
  if (listing === undefined) return false;
  return listing.items === undefined ? listing.resource === key.scope : listing.items === pointer;
}

function unifyResources(
  walk: Walk,
  { recorded, live, rule, key }: ListPair & { readonly key: ItemKey },
  position: ListPosition,
): void {
  const before = pagesBefore(walk);
  let last = { index: -1, id: '' };
  for (const item of recorded) {
    const id = liveIdOf(walk, key, item);
    if (id === undefined || !isJsonObject(item)) continue;
    const isIt = (entry: unknown): boolean =>
      isJsonObject(entry) && String(entry[key.property]) === id;
    const index = live.findIndex(isIt);
    if (index === -1) {
      if (walk.listing?.partial !== true && before?.shown.has(id) !== true) {
        const missing = liveOf(walk.bindings, key.scope, item[key.property]);
        addMismatch(walk, position, { expected: valueOf(missing, ' in the list'), actual: absent });
      }
      continue;
    }
    if (index < last.index) {
      addMismatch(walk, position, {
        expected: { kind: 'before', first: last.id, second: id },
        actual: { kind: 'other-order' },
      });
    } else {
      last = { index, id };
    }
    const pointer = pointerTo(position.pointer, index);
    walk.own.set(pointerTo(pointer, key.property), key.scope);
    position.unifyRuled(
      walk,
      { rule, recorded: item, live: live[index] },
      { pointer, location: key.schema },
    );
    const second = live.findIndex((entry, at) => at > index && isIt(entry));
    if (second === -1) continue;
    const again = pointerTo(pointerTo(position.pointer, second), key.property);
    const repeated = {
      expected: words('an id that is not on the page yet'),
      actual: valueOf(liveId(live[second], key)),
    };
    addMismatch(walk, { pointer: again, location: `${key.schema}.${key.property}` }, repeated);
  }
  const ids = {
    recorded: recorded.map((item) => liveIdOf(walk, key, item)),
    live: live.map((item) => String(liveId(item, key))),
    own: new Set([...(walk.bindings.ids.get(key.scope)?.values() ?? [])].map(String)),
    property: key.property,
    location: `${key.schema}.${key.property}`,
  };
  followPages(walk, ids, position);
}

function liveId(item: unknown, { property }: ItemKey): unknown {
  return isJsonObject(item) ? item[property] : undefined;
}

function liveIdOf(
  { bindings }: Walk,
  { property, scope }: ItemKey,
  item: unknown,
): string | undefined {
  if (!isJsonObject(item)) return undefined;
  const live = liveOf(bindings, scope, item[property]);
  return live === undefined ? undefined : String(live);
}
