import { matchFixtures, type Contract } from '../contract.js';
import { loadFixtures } from '../fixture/load-fixtures.js';
import { buildProbes } from '../probes/probes.js';
import { claimProbes } from './claim-probes.js';
import { loadSchemas } from './load-schemas.js';
import { fixtureCase, probeCase, type TestCase } from './test-case.js';

/**
 * The cases of a run, by name: the package's fixtures and probes, or the fixtures of a folder alone.
 *
 * @throws {KitError} for a faulty fixture, or one that speaks of what the spec does not know
 */
export async function loadCases(
  contract: Contract,
  fixturesDir?: string,
): Promise<readonly TestCase[]> {
  const fixtures = await loadFixtures(fixturesDir);
  matchFixtures(contract, fixtures);
  const played = fixtures.map(fixtureCase);
  const probes =
    fixturesDir === undefined ? [...buildProbes(await loadSchemas(contract)), ...claimProbes] : [];
  return [...played, ...probes.map(probeCase)].sort((a, b) => (a.name < b.name ? -1 : 1));
}
