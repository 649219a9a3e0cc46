import type { Classified } from './classify.js';

/**
 * From each id to the place of the exchange that its object began with. A completed Upload's file
 * has the Upload's own moment of creation, so it began there.
 */
export function orderOfMaking(flow: readonly Classified[]): ReadonlyMap<string, number> {
  const madeAt = new Map<string, number>();
  for (const [index, { operation, made, named }] of flow.entries()) {
    const upload = operation === 'completeUpload' ? madeAt.get(named[0] ?? '') : undefined;
    for (const id of made) madeAt.set(id, upload ?? index);
  }
  return madeAt;
}

/**
 * The exchanges that must begin a second after the ones before: where a page shows two files, their
 * order is sure only if they are not of the same second.
 */
export function delaysOf(
  flow: readonly Classified[],
  madeAt: ReadonlyMap<string, number>,
): ReadonlySet<Classified> {
  const delayed = new Set<Classified>();
  for (const { listed } of flow) {
    const places = listed.flatMap((id) => madeAt.get(id) ?? []).sort((a, b) => a - b);
    for (const place of places.slice(1)) {
      const maker = flow[place];
      if (maker !== undefined) delayed.add(maker);
    }
  }
  return delayed;
}
