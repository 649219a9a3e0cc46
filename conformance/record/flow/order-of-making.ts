import type { Described } from '../../contract/described.js';
import { idOfItem, isWholeSecond } from './captured-list.js';
import type { Classified } from './classify.js';
import { keyOfId } from './owners.js';

/**
 * From each id to the index of the exchange that its resource began with. What is created by the end of
 * another resource, such as the completion of an upload, has that one's time of creation.
 */
export function orderOfMaking(
  flow: readonly Classified[],
  { resources }: Described,
): ReadonlyMap<string, number> {
  const createdAt = new Map<string, number>();
  for (const [index, { operation, created, named }] of flow.entries()) {
    const ended = named.find(({ resource }) =>
      resources[resource]?.ends.some((end) => end.operation === operation),
    );
    const begun = ended === undefined ? undefined : createdAt.get(keyOfId(ended));
    for (const id of created) createdAt.set(keyOfId(id), begun ?? index);
  }
  return createdAt;
}

export interface MakingOrder {
  readonly createdAt: ReadonlyMap<string, number>;
  /** Whether lists are ordered by time, so that what was recorded within one second has no order. */
  readonly isByTime: boolean;
}

/**
 * The exchanges that must begin a second after the ones before: where a list shows two resources whose
 * times are whole seconds, their order is sure only if these differ, as they did in the recording.
 */
export function delaysOf(
  flow: readonly Classified[],
  { createdAt, isByTime }: MakingOrder,
): ReadonlySet<Classified> {
  const delayed = new Set<Classified>();
  for (const { list } of flow) {
    if (list === undefined) continue;
    const { items, timeProperty } = list;
    const times = new Set(items.map((item) => item[timeProperty ?? '']));
    if (!isByTime && times.size < 2) continue;
    const locations = items
      .filter((item) => timeProperty !== undefined && isWholeSecond(item[timeProperty]))
      .flatMap((item) => idOfItem(list, item) ?? [])
      .flatMap((id) => createdAt.get(keyOfId(id)) ?? [])
      .sort((a, b) => a - b);
    for (const location of locations.slice(1)) {
      const maker = flow[location];
      if (maker !== undefined) delayed.add(maker);
    }
  }
  return delayed;
}
