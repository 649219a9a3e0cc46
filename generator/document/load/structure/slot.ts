import type { Location, LocationObject } from '@redocly/openapi-core';
import type { Deviation, Deviations, Tree } from './deviation.js';

/** The location of a node, as the linter states it. */
export type NodeLocation = Location;

/** A value in the object or array that holds it. */
export interface Slot {
  readonly owner: Tree | unknown[];
  readonly key: string | number;
  readonly value: unknown;
  /** The name of the owner's type in the standard: `Operation`, `Schema`. */
  readonly ownerType: string;
  readonly location: NodeLocation;
}

/** What a warning says, and the value that replaces the one in the slot. */
export interface Reading {
  readonly message: string;
  readonly suggestion?: string;
  /** Undefined leaves the value out. */
  readonly value: unknown;
}

/** Warns about a value, and replaces it. */
export function readAs(deviations: Deviations, slot: Slot, reading: Reading): void {
  const { message, suggestion, value } = reading;
  deviations.found.push({
    severity: 'warning',
    location: onKey(slot),
    message,
    ...(suggestion !== undefined && { suggestion }),
  });
  deviations.repairs.push(() => {
    replace(slot, value);
  });
}

/** Reports a value that has no meaning. */
export function reject(
  deviations: Deviations,
  { location }: Slot,
  { message, suggestion }: Pick<Deviation, 'message' | 'suggestion'>,
): void {
  deviations.found.push({
    severity: 'error',
    location,
    message,
    ...(suggestion !== undefined && { suggestion }),
  });
}

function replace({ owner, key, value: old }: Slot, value: unknown): void {
  if (!Array.isArray(owner)) {
    if (value === undefined) Reflect.deleteProperty(owner, key);
    else setOwn(owner, String(key), value);
    return;
  }
  // Earlier repairs may have moved the item.
  const index = owner[Number(key)] === old ? Number(key) : owner.indexOf(old);
  if (index < 0) return;
  if (value === undefined) owner.splice(index, 1);
  else owner[index] = value;
}

/** Sets a property also where its name is `__proto__`. */
export function setOwn(owner: Tree, key: string, value: unknown): void {
  Object.defineProperty(owner, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** A removed or replaced value is reported at its key where the value itself is null. */
function onKey({ location, value }: Slot): LocationObject {
  const { source, pointer } = location;
  return { source, pointer, reportOnKey: value === null };
}
