import { buildContract, buildModel, loadDocument, type Contract } from '@upspec/document';
import { join } from 'node:path';
import { openCredentials } from '../../conformance/auth/open-credentials.js';
import { noPackChecks } from '../../conformance/check/pack-checks.js';
import type { Contract as KitContract } from '../../conformance/contract.js';
import { contractOf } from '../../conformance/contract-of.js';
import type { Fixture } from '../../conformance/fixture/fixture.js';
import { openai } from '../../conformance/openai-files/profile/openai.js';
import { fixtureCase } from '../../conformance/plan/test-case.js';
import type { Profile } from '../../conformance/profile/profile.js';
import { withCredentials } from '../../conformance/profile/with-credentials.js';
import { openTransport } from '../../conformance/replay/transport.js';
import { playCase } from '../../conformance/run/run-case.js';
import type { Finding } from '../../conformance/verdict/finding.js';

/** A contract of the invented API, as the kit holds a server to it. */
export interface SessionContract {
  readonly contract: KitContract;
  readonly profile: Profile;
}

/** Reads the document of the invented API, with overlays or without. */
export async function readSessionContract(
  key: string,
  overlays: readonly string[] = [],
): Promise<SessionContract> {
  const files = overlays.map((name) => join(import.meta.dirname, name));
  const document = await loadDocument(join(import.meta.dirname, 'openapi.yaml'), {
    overlays: files,
  });
  const described: Contract = buildContract(buildModel(document));
  const credentials = openCredentials(described, { apiKeys: [key], environment: {} });
  return { contract: contractOf(described), profile: withCredentials(openai, credentials) };
}

/** What a replay showed. */
export interface Replay {
  readonly findings: readonly Finding[];
  /** Why a fixture could not be judged. */
  readonly reasons: readonly string[];
}

/** Replays fixtures one after the other, up to the first that shows a violation. */
export async function replaySession(
  fixtures: readonly Fixture[],
  url: string,
  { contract, profile }: SessionContract,
): Promise<Replay> {
  const baseUrl = new URL(url);
  const style = profile.requests;
  const transport = openTransport({ baseUrl, timeout: 10_000, connections: 1, style });
  const run = { contract, transport, cleaning: transport, profile, checks: noPackChecks };
  const findings: Finding[] = [];
  const reasons: string[] = [];
  for (const fixture of fixtures) {
    const { result } = await playCase(fixtureCase(fixture, new Set()), {
      ...run,
      seed: 1,
      baseUrl: url,
    });
    findings.push(...result.findings);
    if (result.reason !== undefined) reasons.push(`${fixture.name}: ${result.reason}`);
    if (findings.length > 0) break;
  }
  transport.close();
  return { findings, reasons };
}

/** A finding in a line. */
export function lineOf({ requirement, where, wanted, got }: Finding): string {
  return `${requirement} ${where}: expected ${wanted} | actual ${got}`;
}
