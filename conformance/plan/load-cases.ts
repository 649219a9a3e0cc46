import { matchFixtures } from '../contract.js';
import { loadFixtures } from '../fixture/load-fixtures.js';
import { KitError } from '../kit-error.js';
import type { Pack } from './pack.js';
import { fixtureCase, probeCase, type TestCase } from './test-case.js';

/**
 * The cases of a run, by name: the fixtures and probes of a pack, or the fixtures of a folder alone.
 *
 * @throws {KitError} for a faulty fixture, one that speaks of what the spec does not know, and two of
 *   one name
 */
export async function loadCases(pack: Pack, fixturesDir?: string): Promise<readonly TestCase[]> {
  const { contract, listers } = pack;
  const fixtures = fixturesDir === undefined ? pack.fixtures : await loadFixtures(fixturesDir);
  matchFixtures(contract, fixtures);
  const probes = fixturesDir === undefined ? pack.probes : [];
  const cases = [
    ...fixtures.map((fixture) => fixtureCase(fixture, listers)),
    ...probes.map((probe) => probeCase(probe, listers)),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = cases.filter(({ name }, at) => cases[at - 1]?.name === name);
  if (twice.length === 0) return cases;
  throw new KitError(`two cases are called ${twice.map(({ name }) => name).join(', ')}`);
}
