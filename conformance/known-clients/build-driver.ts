import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.js';
import { cacheFolder, NotInstalledError, succeed } from '../servers/install.js';

/** A driver that a tool chain of the machine builds. */
export interface BuiltDriver {
  /** The folder of its sources in `drivers/`; undefined where all of it is generated. */
  readonly sources?: string;
  readonly name: string;
  /** Programs with their arguments, which are run in a copy of the sources. */
  readonly steps: readonly (readonly [string, ...string[]])[];
  /** Why it can't be built here; undefined where it can. */
  readonly obstacle?: string | undefined;
}

/**
 * Builds a driver in a folder outside of this project, unless one of the same sources is there already.
 *
 * @returns the folder
 * @throws {NotInstalledError} with the last lines of what the failing step printed
 */
export async function buildDriver(driver: BuiltDriver): Promise<string> {
  const { name, sources, steps, obstacle } = driver;
  if (obstacle !== undefined) throw new NotInstalledError(obstacle);
  const from =
    sources === undefined ? undefined : join(packageFolder(), 'known-clients', 'drivers', sources);
  const folder = join(cacheFolder(), `driver-${name}-${await digest(driver, from)}`);
  const mark = join(folder, 'built');
  if (existsSync(mark)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (from !== undefined) await cp(from, folder, { recursive: true });
  for (const [program, ...args] of steps) await succeed(program, args, folder);
  await writeFile(mark, '');
  return folder;
}

async function digest({ steps }: BuiltDriver, folder: string | undefined): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(steps));
  const names = folder === undefined ? [] : await readdir(folder, { recursive: true });
  for (const name of names.sort()) {
    const content = await readFile(join(folder ?? '', name)).catch(() => '');
    hash.update(name).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}
