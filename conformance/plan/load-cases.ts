import { matchFixtures, type Contract } from '../contract.js';
import { KitError } from '../kit-error.js';
import { loadFixtures } from '../fixture/load-fixtures.js';
import { buildProbes } from '../probes/probes.js';
import { claimProbes } from './claim-probes.js';
import { loadSchemas } from './load-schemas.js';
import { fixtureCase, probeCase, type TestCase } from './test-case.js';

/**
 * The cases of a run, by name: the package's fixtures and probes, or the fixtures of a folder alone.
 *
 * @throws {KitError} for a faulty fixture, one that speaks of what the spec does not know, and two of
 *   one name
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
  const cases = [...played, ...probes.map(probeCase)].sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = cases.filter(({ name }, at) => cases[at - 1]?.name === name);
  if (twice.length === 0) return cases;
  throw new KitError(`two cases are called ${twice.map(({ name }) => name).join(', ')}`);
}
