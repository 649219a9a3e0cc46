import { isJsonObject } from '../json/json-object.js';
import { pointerTo } from '@upspec/document/json-pointer';
import { showValue } from '../json/show-value.js';
import { equalJson } from './equal-json.js';
import { addMismatch, type Pair, type Spot, type Walk } from './walk.js';

export interface ListSpot extends Spot {
  /** Whether further pages follow, on which a missing item may stand. */
  readonly partial: boolean;
  /** Compares two items that stand for each other. */
  readonly unifyItem: (pair: Pair, spot: Spot) => void;
}

export interface ListPair extends Pair {
  readonly live: readonly unknown[];
}

/**
 * A list may hold other people's items: of the recorded ones, those whose ids are bound must stand
 * in it, in the recorded order. A list of values without ids must be equal.
 */
export function unifyList(walk: Walk, { schema, recorded, live }: ListPair, spot: ListSpot): void {
  if (!Array.isArray(recorded) || walk.table[schema]?.['id']?.mode !== 'assigned') {
    if (equalJson(recorded, live)) return;
    addMismatch(walk, spot, { wanted: showValue(recorded), got: showValue(live) });
    return;
  }
  let last = { index: -1, id: '' };
  for (const item of recorded as readonly unknown[]) {
    const id = liveIdOf(walk, item);
    if (id === undefined) continue;
    const index = live.findIndex((entry) => isJsonObject(entry) && entry['id'] === id);
    if (index === -1) {
      if (!spot.partial) {
        addMismatch(walk, spot, { wanted: `${id} in the list`, got: 'absent' });
      }
      continue;
    }
    if (index < last.index) {
      addMismatch(walk, spot, {
        wanted: `${last.id} before ${id}`,
        got: 'the other way round',
      });
    } else {
      last = { index, id };
    }
    const pointer = pointerTo(spot.pointer, index);
    spot.unifyItem({ schema, recorded: item, live: live[index] }, { pointer, place: schema });
  }
}

function liveIdOf(walk: Walk, item: unknown): string | undefined {
  if (!isJsonObject(item) || typeof item['id'] !== 'string') return undefined;
  return walk.bindings.ids.get(item['id']);
}
