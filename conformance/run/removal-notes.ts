import type { Described } from '../contract/described.js';
import type { Preflight } from '../plan/preflight.js';
import { formatLeftover, type Leftover } from '../replay/leftover.js';

/**
 * Notes of what could not be removed. Where the target lacks every operation that removes a kind of
 * resource, one note replaces those of each resource.
 */
export function removalNotes(
  { operations, resources }: Pick<Described, 'operations' | 'resources'>,
  { missing, absent }: Pick<Preflight, 'missing' | 'absent'>,
  leftovers: readonly Leftover[],
): readonly string[] {
  const lacking = Object.entries(resources).flatMap(([name, { creators, removers }]) => {
    const isCreated = creators.some(({ operation }) => !absent.has(operation));
    const lacked = removers.flatMap(({ operation }) => operations[operation] ?? []);
    const isLacking = removers.every(({ operation }) => missing.has(operation));
    if (!isCreated || lacked.length === 0 || !isLacking) return [];
    const endpoints = lacked.map(({ method, path }) => `${method} ${path}`).join(' or ');
    const note = `the ${name} that were created are still there, as the target has no ${endpoints}`;
    return [{ name, note }];
  });
  const isJoined = ({ resource, cause }: Leftover): boolean =>
    cause.kind === 'rejected' && lacking.some(({ name }) => name === resource);
  return [
    ...leftovers.filter((each) => !isJoined(each)).map(formatLeftover),
    ...lacking.map(({ note }) => note),
  ];
}
