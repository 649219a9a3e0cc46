import type { Described } from '../contract/described.js';
import type { Preflight } from '../plan/preflight.js';
import { formatLeftover, type Leftover } from '../replay/leftover.js';

/**
 * Notes of what could not be removed. Where every operation that removes a kind of resource is
 * absent or rejects everything, one note replaces those of each resource.
 */
export function removalNotes(
  { operations, resources }: Pick<Described, 'operations' | 'resources'>,
  { cases, absent }: Pick<Preflight, 'cases' | 'absent'>,
  leftovers: readonly Leftover[],
): readonly string[] {
  const isFailing = (operation: string): boolean =>
    cases.some((each) => each.verdict === 'fail' && each.operations.includes(operation));
  const lacking = Object.entries(resources).flatMap(([name, { creators, removers }]) => {
    const isCreated = creators.some(({ operation }) => !absent.has(operation));
    const known = removers.filter(({ operation }) => Object.hasOwn(operations, operation));
    const isLacking = removers.every(({ operation }) => isFailing(operation));
    if (!isCreated || known.length === 0 || !isLacking) return [];
    const reasons = known.flatMap(({ operation }) => absent.get(operation) ?? []);
    const note = `the ${name} that were created are still there, as ${reasons.join(' and ')}`;
    return [{ name, note }];
  });
  const isJoined = ({ resource, cause }: Leftover): boolean =>
    cause.kind === 'rejected' && lacking.some(({ name }) => name === resource);
  return [
    ...leftovers.filter((each) => !isJoined(each)).map(formatLeftover),
    ...lacking.map(({ note }) => note),
  ];
}
