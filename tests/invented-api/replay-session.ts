import { join } from 'node:path';
import { openCredentials } from '../../conformance/auth/open-credentials.js';
import { noPackChecks } from '../../conformance/check/pack-checks.js';
import { loadSpecContract } from '../../conformance/contract/load-spec-contract.js';
import { formatDifference } from '../../conformance/difference/difference.js';
import { openai } from '../../conformance/openai-files/profile-format/openai.js';
import { contractPack } from '../../conformance/plan/contract-pack.js';
import type { Pack } from '../../conformance/plan/pack.js';
import { fixtureCase } from '../../conformance/plan/test-case.js';
import type { Profile } from '../../conformance/profile-format/profile.js';
import { withCredentials } from '../../conformance/profile-format/with-credentials.js';
import { openTransport } from '../../conformance/replay/transport.js';
import { checkTarget } from '../../conformance/run/check-target.js';
import { runCase } from '../../conformance/run/run-case.js';
import type { Finding } from '../../conformance/verdict/finding.js';
import type { CaseResult } from '../../conformance/verdict/result.js';
import type { SessionFixtures } from './session-fixtures.js';

/** The fixtures of a session, and what a server of the invented API must conform to. */
export interface SessionPack {
  readonly pack: Pack;
  readonly profile: Profile;
  readonly fixtures: SessionFixtures;
}

/** Where the cases of the session come from. */
export interface SessionSource {
  readonly key: string;
  readonly fixtures: SessionFixtures;
  /** Names of files beside the document. */
  readonly overlays?: readonly string[];
}

/** Makes the cases of the session by the document of the invented API. */
export async function openSession({
  key,
  fixtures,
  overlays = [],
}: SessionSource): Promise<SessionPack> {
  const pathOf = (name: string): string => join(import.meta.dirname, name);
  const spec = { spec: pathOf('openapi.yaml'), overlays: overlays.map(pathOf) };
  const contract = await loadSpecContract(spec);
  const pack = contractPack({
    contract,
    fixtures: fixtures.parts,
    existing: [],
    allowLeftovers: false,
  });
  const credentials = openCredentials(contract, { apiKeys: [key], environment: {} });
  return { pack, fixtures, profile: withCredentials(openai, credentials) };
}

/** Runs all cases of the session, as the CLI does; returns what was found, and what was not judged. */
export async function checkSession(
  { pack, profile }: SessionPack,
  { url, jobs }: { readonly url: string; readonly jobs: number },
): Promise<readonly string[]> {
  const { cases, stopped, notes } = await checkTarget(pack, { url, profile, jobs });
  return [...(stopped === undefined ? [] : [stopped]), ...notes, ...cases.flatMap(linesOf)];
}

function linesOf({ name, verdict, reason, findings }: CaseResult): readonly string[] {
  const isJudged = ['pass', 'fail', 'observed'].includes(verdict);
  const unjudged = isJudged ? [] : [`${name} ${verdict}: ${reason ?? ''}`];
  return [...unjudged, ...findings.map((finding) => `${name}: ${lineOf(finding)}`)];
}

function lineOf(finding: Finding): string {
  const { where, expected, actual } = formatDifference(finding);
  return `${finding.requirement} ${where}: expected ${expected} | actual ${actual}`;
}

/** Replays the session in its order, up to a number of requests; returns what was found, and what was not judged. */
export async function replaySession(
  { pack, profile, fixtures }: SessionPack,
  { url, length }: { readonly url: string; readonly length: number },
): Promise<readonly string[]> {
  const { contract, listers } = pack;
  const { whole } = fixtures;
  const fixture = { ...whole, exchanges: whole.exchanges.slice(0, length) };
  const connection = { baseUrl: new URL(url), timeout: 60_000, connections: 1 };
  const transport = openTransport({ ...connection, style: profile.requests });
  const { result } = await runCase(fixtureCase(fixture, { contract, listers }), {
    contract,
    transport,
    cleaning: { transport, verifiesDeletion: false },
    profile,
    checks: noPackChecks,
    seed: 1,
    baseUrl: url,
  });
  transport.close();
  return linesOf(result);
}
