import type { Contract as DescribedContract } from '@upspec/document';
import { noPackChecks } from '../../check/pack-checks.js';
import { contractOf } from '../../contract-of.js';
import type { Fixture } from '../../fixture-format/fixture.js';
import { fixtureCase } from '../../plan/test-case.js';
import { openai } from '../../openai-files/profile-format/openai.js';
import { openTransport } from '../../replay/transport.js';
import { runCase, type RanCase } from '../../run/run-case.js';
import { petsContract } from './pets-contract.js';
import type { PetsServer } from './pets-server.js';
import { formatDifference } from '../../difference/difference.js';

/** Replays a fixture of the invented API and returns what it shows. */
export async function replayPets(
  fixture: Fixture,
  server: PetsServer,
  document: DescribedContract = petsContract,
): Promise<RanCase> {
  const baseUrl = new URL(server.url);
  const contract = contractOf(document);
  const transport = openTransport({ baseUrl, timeout: 5000, connections: 1 });
  const ran = await runCase(fixtureCase(fixture, { contract, listers: new Set() }), {
    contract,
    transport,
    cleaning: { transport, verifiesDeletion: false },
    profile: openai,
    checks: noPackChecks,
    seed: 1,
    baseUrl: server.url,
  });
  await transport.close();
  return ran;
}

/** What a replay found, each in a line. */
export function findingsOf({ result }: RanCase): readonly string[] {
  return result.findings.map((finding) => {
    const { where, expected, actual } = formatDifference(finding);
    return `${finding.requirement} ${where}: ${expected} | ${actual}`;
  });
}
