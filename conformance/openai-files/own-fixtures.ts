import type { Fixture } from '../fixture-format/fixture.js';
import { loadFixtures } from '../fixture-format/load-fixtures.js';
import { fixturesFolder } from './fixtures-folder.js';

let loaded: Promise<readonly Fixture[]> | undefined;

/**
 * The recordings of the package. Their files are read once.
 *
 * @throws {KitError} if a file of the package is missing or malformed
 */
export function ownFixtures(): Promise<readonly Fixture[]> {
  loaded ??= loadFixtures(fixturesFolder);
  return loaded;
}
