import type { Target } from './target.js';
import { TARGETS } from './targets.js';

/** A target that there is not. */
export class UnknownTargetError extends Error {
  override readonly name = 'UnknownTargetError';
}

/**
 * Loads targets by their names; all of them where no name is given.
 * @throws {UnknownTargetError} naming those that there are.
 */
export async function selectTargets(
  names: readonly string[] | undefined,
): Promise<readonly Target[]> {
  const known = Object.keys(TARGETS);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UnknownTargetError(
      `--target ${unknown}: there is no such target; there are ${known.join(', ')}`,
    );
  }
  const wanted = names === undefined || names.length === 0 ? known : names;
  const loaders = Object.entries(TARGETS).filter(([name]) => wanted.includes(name));
  return Promise.all(loaders.map(([, load]) => load()));
}
