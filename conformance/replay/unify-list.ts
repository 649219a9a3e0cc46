import type { ComparedValue } from '@upspec/document';
import { pointerTo } from '@upspec/document/json-pointer';
import { comparisonOf, equalValue, ownIdOf, propertyOf } from '../contract/described.js';
import { isJsonObject } from '../json/json-object.js';
import { liveOf, scopeOf } from './bindings.js';
import { equalJson } from './equal-json.js';
import { addMismatch, type Anchor, type RuledPair, type Spot, type Walk } from './walk.js';
import { absent, valueOf, words } from '../difference/reading.js';

export interface ListSpot extends Spot {
  /** Compares a recorded item with the live item of the same object. */
  readonly unifyRuled: (walk: Walk, pair: RuledPair, spot: Spot) => Anchor | undefined;
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
export function unifyList(walk: Walk, pair: ListPair, spot: ListSpot): void {
  const key = keyOf(walk, pair.rule);
  if (key !== undefined && isListing(walk, key, spot)) {
    unifyResources(walk, { ...pair, key }, spot);
    return;
  }
  const { rule, recorded, live } = pair;
  const isPlain =
    rule.mode === 'equal' && comparisonOf(walk.described, rule.schema ?? '') === undefined;
  if (recorded.length !== live.length || isPlain) {
    if (equalJson(recorded, live)) return;
    addMismatch(walk, spot, { expected: valueOf(recorded), actual: valueOf(live) });
    return;
  }
  recorded.forEach((item, index) => {
    spot.unifyRuled(
      walk,
      { rule, recorded: item, live: live[index] },
      {
        pointer: pointerTo(spot.pointer, index),
        place: rule.schema ?? spot.place,
        ...ownerOf(spot, index),
      },
    );
  });
}

function ownerOf({ owner }: Spot, index: number): Pick<Spot, 'owner'> {
  return { owner: `${owner ?? ''}/${index}` };
}

function keyOf({ described }: Walk, { schema }: ComparedValue): ItemKey | undefined {
  const property = schema === undefined ? undefined : ownIdOf(described, schema);
  if (schema === undefined || property === undefined) return undefined;
  const rule = propertyOf(comparisonOf(described, schema), property) ?? equalValue;
  return { schema, property, scope: scopeOf(rule, `${schema}.${property}`) };
}

function isListing({ listing }: Walk, key: ItemKey, { pointer }: Spot): boolean {
  if (listing === undefined) return false;
  return listing.items === undefined ? listing.resource === key.scope : listing.items === pointer;
}

function unifyResources(
  walk: Walk,
  { recorded, live, rule, key }: ListPair & { readonly key: ItemKey },
  spot: ListSpot,
): void {
  let last = { index: -1, id: '' };
  for (const item of recorded) {
    const id = liveIdOf(walk, key, item);
    if (id === undefined) continue;
    const isIt = (entry: unknown): boolean =>
      isJsonObject(entry) && String(entry[key.property]) === id;
    const index = live.findIndex(isIt);
    if (index === -1) {
      if (walk.listing?.partial !== true) {
        addMismatch(walk, spot, { expected: words(`${id} in the list`), actual: absent });
      }
      continue;
    }
    if (index < last.index) {
      addMismatch(walk, spot, {
        expected: { kind: 'before', first: last.id, second: id },
        actual: { kind: 'other-order' },
      });
    } else {
      last = { index, id };
    }
    spot.unifyRuled(
      walk,
      { rule, recorded: item, live: live[index] },
      { pointer: pointerTo(spot.pointer, index), place: key.schema },
    );
    const second = live.findIndex((entry, at) => at > index && isIt(entry));
    if (second === -1) continue;
    const again = pointerTo(pointerTo(spot.pointer, second), key.property);
    const repeated = {
      expected: words('an id that is not on the page yet'),
      actual: valueOf(liveId(live[second], key)),
    };
    addMismatch(walk, { pointer: again, place: `${key.schema}.${key.property}` }, repeated);
  }
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
