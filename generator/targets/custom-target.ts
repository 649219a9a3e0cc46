import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BANNER_MARK, type Emitted, type Target } from './target.js';

/** A module that should be a target and is not, or a target that emits what can't be written. */
export class InvalidTargetError extends Error {
  override readonly name = 'InvalidTargetError';
}

/**
 * Loads a target from a module: its default export, or its export `target`.
 * @param path relative to the working folder, or absolute.
 * @throws {InvalidTargetError} where the module can't be loaded, or exports no target.
 */
export async function loadTarget(path: string): Promise<Target> {
  const loaded: unknown = await import(pathToFileURL(resolve(path)).href).catch(
    (cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new InvalidTargetError(`--target ${path}: can't be loaded: ${reason}`, { cause });
    },
  );
  const exported = [property(loaded, 'default'), property(loaded, 'target')].find(isTarget);
  if (exported === undefined) {
    throw new InvalidTargetError(
      `--target ${path}: exports no target; expected a default export with name, summary, owns and emit`,
    );
  }
  return { ...exported, emit: async (model) => checked(path, await exported.emit(model)) };
}

function isTarget(value: unknown): value is Target {
  return (
    typeof property(value, 'name') === 'string' &&
    typeof property(value, 'owns') === 'function' &&
    typeof property(value, 'emit') === 'function'
  );
}

/** The module may be JavaScript, so that no compiler has checked what it returns. */
function checked(path: string, emitted: Emitted): Emitted {
  const files: unknown = property(emitted, 'files');
  if (!Array.isArray(files)) {
    throw new InvalidTargetError(`--target ${path}: emit returns no list of files`);
  }
  for (const file of files as readonly unknown[]) {
    const name = property(file, 'path');
    const text = property(file, 'text');
    if (typeof name !== 'string' || name === '' || typeof text !== 'string') {
      throw new InvalidTargetError(`--target ${path}: a file needs a path and a text`);
    }
    if (property(file, 'isStarter') !== true && !text.slice(0, 1000).includes(BANNER_MARK)) {
      throw new InvalidTargetError(
        `--target ${path}: ${name} has no banner, so it could not be updated later; begin it with banner(model) in a comment`,
      );
    }
  }
  return emitted;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
