import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { UsageError } from '../kit-error.js';

/** The files of a pack, by their paths. */
export interface PackFolder {
  /** The OpenAPI document. */
  readonly spec: string;
  readonly overlays: readonly string[];
  readonly requirements?: string;
  /** A folder of fixtures. */
  readonly fixtures?: string;
  /** A folder of probes, which is code. */
  readonly probes?: string;
}

/** In bytes. The largest published documents have about 10 MiB. */
const largestFile = 32 * 1024 * 1024;

/**
 * Finds the files of a pack: `openapi.yaml`, `overlay.yaml`, `requirements.yaml`, and the folders
 * `fixtures` and `probes`. Nothing of it is read yet, and nothing is run.
 *
 * @throws {UsageError} for a folder without a document, or with two, and for a link that leaves the
 *   folder or a file that is too large
 */
export async function readPackFolder(folder: string): Promise<PackFolder> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new UsageError(`--pack ${folder}: this folder can't be read`, { cause });
  });
  const named = (base: string): readonly string[] =>
    names.filter((name) => ['.yaml', '.yml', '.json'].some((end) => name === `${base}${end}`));
  const [spec, ...others] = named('openapi');
  if (spec === undefined || others.length > 0) {
    const found = spec === undefined ? 'no' : 'more than one';
    throw new UsageError(
      `--pack ${folder}: there is ${found} document openapi.yaml, openapi.yml or openapi.json in this folder`,
    );
  }
  const overlays = named('overlay').toSorted();
  const [requirements] = named('requirements');
  const files = [spec, ...overlays, ...(requirements === undefined ? [] : [requirements])];
  const folders = ['fixtures', 'probes'].filter((name) => names.includes(name));
  for (const name of [...files, ...folders]) await checkInside(folder, name);
  const at = (name: string): string => join(folder, name);
  return {
    spec: at(spec),
    overlays: overlays.map(at),
    ...(requirements !== undefined && { requirements: at(requirements) }),
    ...(folders.includes('fixtures') && { fixtures: at('fixtures') }),
    ...(folders.includes('probes') && { probes: at('probes') }),
  };
}

async function checkInside(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const [root, real] = await Promise.all([realpath(folder), realpath(path)]).catch(
    (cause: unknown) => {
      throw new UsageError(`--pack ${folder}: ${name} can't be read`, { cause });
    },
  );
  const away = relative(root, real);
  if (away === '..' || away.startsWith(`..${sep}`)) {
    throw new UsageError(`--pack ${folder}: ${name} is a link to a file outside of this folder`);
  }
  const { size } = await stat(real);
  if (size > largestFile) {
    throw new UsageError(`--pack ${folder}: ${name} has ${size} bytes, and at most ${largestFile}`);
  }
}
