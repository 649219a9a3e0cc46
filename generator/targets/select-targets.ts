import { isTargetModule } from '@upspec/document';
import { loadTarget } from './custom-target.js';
import type { Target } from './target.js';
import { TARGETS } from './targets.js';

/** An unknown target name. */
export class UnknownTargetError extends Error {
  override readonly name = 'UnknownTargetError';
}

/**
 * Loads targets by their names, or from modules such as `./mine.js`; all of upspec without names.
 * @throws {InvalidTargetError} for a module that is not a target.
 * @throws {UnknownTargetError} for an unknown name, with the known ones in its message.
 */
export async function selectTargets(
  names: readonly string[] | undefined,
): Promise<readonly Target[]> {
  const known = Object.keys(TARGETS);
  const modules = names?.filter(isTargetModule) ?? [];
  const unknown = names?.find((name) => !known.includes(name) && !modules.includes(name));
  if (unknown !== undefined) {
    throw new UnknownTargetError(
      `--target ${unknown}: unknown target; expected one of ${known.join(', ')}, or a module such as ./mine.js`,
    );
  }
  const requested = names === undefined || names.length === 0 ? known : names;
  const loaders = Object.entries(TARGETS).filter(([name]) => requested.includes(name));
  const own = await Promise.all(loaders.map(([, load]) => load()));
  const custom = await Promise.all([...new Set(modules)].map(loadTarget));
  return [...own, ...custom];
}
