import { loadContract } from './load-contract.js';
import type { Pack } from '../plan/pack.js';
import { noBindings } from '../replay/bindings.js';
import type { OpenAIProfile } from './profile-format/openai-profile.js';
import { bindProbe } from '../probe-contract/bind-probe.js';
import { openaiChecks } from './check/openai-checks.js';
import { causeOf } from './causes/cause-of.js';
import { adaptFixture } from './claims/adapt-fixture.js';
import { claimProbes } from './claims/claim-probes.js';
import { restrictCases } from './claims/restrict-cases.js';
import { suitPurpose } from './claims/suit-purpose.js';
import { unclaimedBy } from './claims/unclaimed.js';
import { loadSchemas } from './load-schemas.js';
import { ownFixtures } from './own-fixtures.js';
import { isAlive, runPreflight } from './preflight/preflight.js';
import type { OpenAIProbe } from './probes/openai-probe.js';
import { buildProbes } from './probes/probes.js';
import { freshenFixture } from './contents/freshen-fixture.js';
import { withFreshFiles } from './contents/fresh-file.js';
import { openai } from './profile-format/openai.js';
import { probeCase } from '../plan/test-case.js';
import { proofs } from './proofs/proofs.js';
import { untested } from './untested.js';

/**
 * The pack of the Files and Uploads API, for a server with these claims.
 *
 * @throws {KitError} if a file of the package is missing or malformed
 */
export async function openaiFiles(profile: OpenAIProfile = openai): Promise<Pack> {
  const contract = loadContract();
  const fresh = (probe: OpenAIProbe): OpenAIProbe =>
    withFreshFiles({ capabilities: ['files'], ...probe });
  const probes = [...buildProbes(await loadSchemas(contract)), ...claimProbes].map(fresh);
  const proving = proofs.map(({ probe, cases }) => ({ probe: fresh(probe), cases }));
  const all = [...probes, ...proving.map(({ probe }) => probe)];
  return {
    name: 'openai-files',
    defaultProfile: openai.name,
    contract,
    fixtures: await ownFixtures(),
    probes: probes.map((probe) => bindProbe(probe, profile)),
    verifiesDeletion: false,
    checks: openaiChecks(profile),
    capabilities: { uploads: 'createUpload' },
    listers: new Set(['listFiles']),
    isSerial: ({ name }) => name === 'files/create/empty-file',
    bindings: noBindings,
    notes: [],
    untested,
    async preflight(target) {
      const { restrictions, ...found } = await runPreflight({ ...target, profile });
      return { ...found, restrict: restrictCases({ profile, probes: all, restrictions }) };
    },
    isAlive,
    unclaimedBy: (fixture) => unclaimedBy(suitPurpose(fixture, profile), profile),
    proofs: proving
      .filter(({ probe }) => probe.skip?.(profile) === undefined)
      .map(({ probe, cases }) => ({
        testCase: probeCase(bindProbe(probe, profile), new Set()),
        isFor: (name) => cases.test(name),
      })),
    isolation: ['ISOLATION-01', 'FILE-02', 'PART-02', 'DELETE-05'],
    causeOf,
    freshen: freshenFixture,
    adapt: (fixture) => adaptFixture(suitPurpose(fixture, profile), profile),
  };
}
