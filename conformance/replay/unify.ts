import type { ReplayProperty } from '@upspec/openai-files/operations';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { pointerTo } from '@upspec/document/json-pointer';
import { showValue } from '../json/show-value.js';
import { bindId, substituteIds, type Bindings } from './bindings.js';
import { equalJson } from './equal-json.js';
import { unifyList } from './unify-list.js';
import { distanceTo, unifyMoment } from './unify-moment.js';
import {
  addMismatch,
  type Anchor,
  type Mismatch,
  type Pair,
  type ReplayClock,
  type Spot,
  type Walk,
} from './walk.js';

export interface Unification {
  readonly bindings: Bindings;
  readonly mismatches: readonly Mismatch[];
}

/**
 * Compares a live answer with the recorded one along the replay table: an assigned value is bound
 * at its first sight and must stand there ever after, a moment is bound up to one shift of the
 * whole replay, free values are passed over, and all others must be equal.
 */
export function unify(pair: Pair, bindings: Bindings, clock: ReplayClock): Unification {
  const walk: Walk = { ...clock, bindings, mismatches: [] };
  unifyValue(walk, pair, { pointer: '', place: pair.schema });
  return { bindings: walk.bindings, mismatches: walk.mismatches };
}

function unifyValue(walk: Walk, pair: Pair, spot: Spot): Anchor | undefined {
  const { schema, recorded, live } = pair;
  if (!isJsonObject(recorded) || !isJsonObject(live) || walk.table[schema] === undefined) {
    unifyEqual(walk, pair, spot);
    return undefined;
  }
  let anchor: Anchor | undefined;
  const owner = typeof recorded['id'] === 'string' ? recorded['id'] : spot.place + spot.pointer;
  for (const [property, rule] of idsFirst(walk.table[schema])) {
    const sides = sidesOf(rule, recorded[property], live[property]);
    const here: Spot = {
      pointer: pointerTo(spot.pointer, property),
      place: `${schema}.${property}`,
    };
    if (sides === 'same') continue;
    const { recorded: before, live: now } = sides;
    if (rule.mode === 'assigned' && typeof before === 'string' && typeof now === 'string') {
      unifyId(walk, { recorded: before, live: now }, here);
    } else if (rule.mode === 'time' && typeof before === 'number' && typeof now === 'number') {
      const moment = { recorded: before, live: now, name: property, key: `${owner}.${property}` };
      const base = anchor ?? spot.anchor;
      unifyMoment(walk, moment, base === undefined ? here : { ...here, anchor: base });
    } else if (rule.mode === 'time' && typeof before === 'number' && now === undefined) {
      const base = anchor ?? spot.anchor;
      const wanted = base === undefined ? 'a moment' : distanceTo(base, before - base.recorded);
      addMismatch(walk, here, { wanted, got: showValue(now) });
    } else if (rule.schema !== undefined && rule.array && Array.isArray(now)) {
      unifyList(
        walk,
        { schema: rule.schema, recorded: before, live: now },
        {
          ...here,
          partial: live['has_more'] === true,
          unifyItem: (pair, place) => void unifyValue(walk, pair, place),
        },
      );
    } else if (rule.schema !== undefined && !rule.array) {
      const inner = { schema: rule.schema, recorded: before, live: now };
      unifyValue(walk, inner, anchor === undefined ? here : { ...here, anchor });
    } else {
      unifyEqual(walk, { schema, recorded: before, live: now }, here);
    }
    if (rule.mode === 'time' && typeof before === 'number') {
      anchor ??= { name: property, recorded: before, live: Number(now) };
    }
  }
  return anchor;
}

/** The id of an object names its moments, so it comes before them, whatever order the table has. */
function idsFirst(
  properties: Readonly<Record<string, ReplayProperty>>,
): readonly (readonly [string, ReplayProperty])[] {
  const rank = { assigned: 0, time: 1, equal: 2, free: 3 } as const;
  return Object.entries(properties).sort(([, a], [, b]) => rank[a.mode] - rank[b.mode]);
}

function sidesOf(
  rule: ReplayProperty,
  recorded: unknown,
  live: unknown,
): 'same' | { readonly recorded: unknown; readonly live: unknown } {
  if (rule.mode === 'free') return 'same';
  const optionalNull = !rule.required && rule.nullable;
  const before = optionalNull && recorded === null ? undefined : recorded;
  const now = optionalNull && live === null ? undefined : live;
  return before === undefined && now === undefined ? 'same' : { recorded: before, live: now };
}

function unifyId(walk: Walk, ids: { recorded: string; live: string }, spot: Spot): void {
  const outcome = bindId(walk.bindings, ids.recorded, ids.live);
  if (outcome.ok) {
    walk.bindings = outcome.bindings;
    return;
  }
  const wanted = 'bound' in outcome ? showValue(outcome.bound) : 'an id that no other object has';
  addMismatch(walk, spot, { wanted, got: showValue(ids.live) });
}

function unifyEqual(walk: Walk, { recorded, live }: Pair, spot: Spot): void {
  const wanted = withLiveIds(recorded, walk.bindings);
  if (equalJson(wanted, live)) return;
  addMismatch(walk, spot, { wanted: showValue(wanted), got: showValue(live) });
}

function withLiveIds(value: unknown, bindings: Bindings): unknown {
  if (typeof value === 'string') return substituteIds(value, bindings);
  if (Array.isArray(value)) return value.map((item: unknown) => withLiveIds(item, bindings));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withLiveIds(inner, bindings)]);
  return Object.fromEntries(entries) as JsonObject;
}
