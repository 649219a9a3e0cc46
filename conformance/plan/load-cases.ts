import { loadFixtureFolders } from '../fixture-format/load-fixture-folders.js';
import { KitError } from '../kit-error.js';
import { matchFixtures } from './match-fixtures.js';
import type { Pack } from './pack.js';
import { fixtureCase, probeCase, type TestCase } from './test-case.js';

/**
 * The cases of a pack, by name.
 *
 * @throws {KitError} for a fixture that names what the contract does not contain, and two of one
 *   name
 */
export function casesOf(pack: Pack): readonly TestCase[] {
  const { contract, fixtures, fixtureFiles, probes, listers } = pack;
  matchFixtures(contract, fixtures, fixtureFiles);
  const cases = [
    ...fixtures.map((fixture) => fixtureCase(fixture, pack)),
    ...probes.map((probe) => probeCase(probe, listers)),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = cases.filter(({ name }, at) => cases[at - 1]?.name === name);
  if (twice.length === 0) return cases;
  throw new KitError(`two cases are called ${twice.map(({ name }) => name).join(', ')}`);
}

/**
 * A pack with further fixtures.
 *
 * @param folders each read with all folders below it
 * @throws {KitError} with all that is wrong in all files: file, JSON pointer, what would be right
 */
export async function addFixtures(pack: Pack, folders: readonly string[]): Promise<Pack> {
  const { fixtures, files } = await loadFixtureFolders(folders);
  return { ...pack, fixtures: [...pack.fixtures, ...fixtures], fixtureFiles: files };
}
