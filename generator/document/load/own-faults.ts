import type { Fault, Place } from './fault.js';
import { isJsonObject } from './json.js';
import { findLifecycleFaults } from './lifecycle-keyword.js';
import { findServerFaults } from './server-faults.js';

/** Finds the errors that the general OpenAPI rules do not cover. */
export function findOwnFaults(root: unknown, place: (pointer: string) => Place): readonly Fault[] {
  if (!isJsonObject(root)) return [];
  return [...findServerFaults(root, place), ...findLifecycleFaults(root, place)];
}
