import { singular } from '@upspec/document';
import type { Described } from '../contract/described.js';
import type { Preflight } from '../plan/preflight.js';

/**
 * Notes of what could not be removed. Where the target lacks every operation that removes a kind of
 * resource, one note stands for those of each resource.
 */
export function joinRemovalNotes(
  { operations, resources }: Pick<Described, 'operations' | 'resources'>,
  { missing, absent }: Pick<Preflight, 'missing' | 'absent'>,
  notes: readonly string[],
): readonly string[] {
  return Object.entries(resources).reduce((left, [name, { creators, removers }]) => {
    const isMade = creators.some(({ operation }) => !absent.has(operation));
    const lacked = removers.flatMap(({ operation }) => operations[operation] ?? []);
    const isLacking = removers.every(({ operation }) => missing.has(operation));
    if (!isMade || lacked.length === 0 || !isLacking) return left;
    const isOfOne = new RegExp(`the ${singular(name)} \\S+ could not be \\w+: status \\d+$`);
    const endpoints = lacked.map(({ method, path }) => `${method} ${path}`).join(' or ');
    return [
      ...left.filter((note) => !isOfOne.test(note)),
      `the ${name} that were created are still there, as the target has no ${endpoints}`,
    ];
  }, notes);
}
