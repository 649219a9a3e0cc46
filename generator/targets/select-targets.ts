import type { Target } from './target.js';
import { TARGETS } from './targets.js';

/** A target that there is not. */
export class UnknownTargetError extends Error {
  override readonly name = 'UnknownTargetError';
}

/**
 * Finds targets by their names; all of them where no name is given.
 * @throws {UnknownTargetError} naming those that there are.
 */
export function selectTargets(names: readonly string[] | undefined): readonly Target[] {
  if (names === undefined || names.length === 0) return TARGETS;
  const unknown = names.find((name) => !TARGETS.some((target) => target.name === name));
  if (unknown !== undefined) {
    const known = TARGETS.map((target) => target.name).join(', ');
    throw new UnknownTargetError(
      `--target ${unknown}: there is no such target; there are ${known}`,
    );
  }
  return TARGETS.filter((target) => names.includes(target.name));
}
