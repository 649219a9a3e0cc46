import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Fixture } from './fixture.js';
import { loadFixtures } from './load-fixtures.js';

/** Fixtures of one or more folders. */
export interface LoadedFixtures {
  readonly fixtures: readonly Fixture[];
  /** The file of each fixture, by the fixture's name. */
  readonly files: ReadonlyMap<string, string>;
}

interface Located {
  readonly folder: string;
  readonly file: string;
  readonly fixture: Fixture;
}

/**
 * Reads folders of fixtures. Where two folders have a fixture of the same name, the name of its folder
 * comes before it: `morning/recorded/001-health`. A folder that is given twice is read once.
 *
 * @param folders each read with all folders below it
 * @throws {KitError} with all errors of a folder: file, JSON pointer, the fix
 */
export async function loadFixtureFolders(folders: readonly string[]): Promise<LoadedFixtures> {
  const different = new Map([...folders].reverse().map((folder) => [resolve(folder), folder]));
  const given = [...different.values()].reverse();
  const labels = labelsOf(given);
  const read = await Promise.all(given.map(readFolder));
  const all = read.flat();
  const counts = new Map<string, number>();
  for (const { fixture } of all) counts.set(fixture.name, (counts.get(fixture.name) ?? 0) + 1);
  const named = all.map(({ folder, file, fixture }) => {
    const isShared = (counts.get(fixture.name) ?? 0) > 1;
    const name = isShared ? `${labels.get(folder) ?? folder}/${fixture.name}` : fixture.name;
    return { file, fixture: { ...fixture, name } };
  });
  return {
    fixtures: named.map(({ fixture }) => fixture),
    files: new Map(named.map(({ file, fixture }) => [fixture.name, file])),
  };
}

async function readFolder(folder: string): Promise<readonly Located[]> {
  const fixtures = await loadFixtures(folder);
  return fixtures.map((fixture) => ({
    folder,
    file: join(folder, `${fixture.name}.json`),
    fixture,
  }));
}

/** The end of each folder's path, as short as it can be while the folders differ: `morning`. */
function labelsOf(folders: readonly string[]): ReadonlyMap<string, string> {
  const paths = folders.map((folder) => resolve(folder));
  return new Map(
    folders.map((folder) => {
      const path = resolve(folder);
      const others = paths.filter((each) => each !== path);
      let label = basename(path);
      let rest = dirname(path);
      while (others.some((other) => other.endsWith(`${sep}${label}`)) && rest !== dirname(rest)) {
        label = join(basename(rest), label);
        rest = dirname(rest);
      }
      return [folder, label.split(sep).join('/')];
    }),
  );
}
