import type { Target } from './target.js';
import { TARGETS } from './targets.js';

/** An unknown target name. */
export class UnknownTargetError extends Error {
  override readonly name = 'UnknownTargetError';
}

/**
 * Loads targets by their names; all targets without names.
 * @throws {UnknownTargetError} for an unknown name, with the known ones in its message.
 */
export async function selectTargets(
  names: readonly string[] | undefined,
): Promise<readonly Target[]> {
  const known = Object.keys(TARGETS);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UnknownTargetError(
      `--target ${unknown}: unknown target; expected one of ${known.join(', ')}`,
    );
  }
  const wanted = names === undefined || names.length === 0 ? known : names;
  const loaders = Object.entries(TARGETS).filter(([name]) => wanted.includes(name));
  return Promise.all(loaders.map(([, load]) => load()));
}
