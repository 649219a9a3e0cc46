import { realpath } from 'node:fs/promises';
import { dirname, join, relative, isAbsolute, resolve, sep } from 'node:path';

/** A document would write a file outside of the output folder. */
export class OutsideOutputError extends Error {
  override readonly name = 'OutsideOutputError';
}

/**
 * Returns the real path of an output file, with links followed.
 * @throws {OutsideOutputError} when it is outside of the folder, by its name or by a link.
 */
export async function resolveInside(out: string, path: string): Promise<string> {
  const file = resolve(out, path);
  const root = await realOf(resolve(out));
  for (const resolved of [relative(resolve(out), file), relative(root, await realOf(file))]) {
    if (resolved === '..' || resolved.startsWith(`..${sep}`) || isAbsolute(resolved)) {
      throw new OutsideOutputError(`${path}: is outside of ${out}; nothing was written`);
    }
  }
  return file;
}

/** The real path of the existing part, followed by the rest of the path. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent), relative(parent, path));
  }
}
