import type { Requirement } from '@upspec/document';
import { requestRequirements } from '../client/client-requirements.js';
import { statedAndDerived } from '../contract/stated-and-derived.js';
import type { Contract } from '../contract.js';
import { packageVersion } from '../package-folder.js';
import { buildResult } from '../verdict/build-result.js';
import type { Finding, LocatedObservation } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { rejectionRule, type SeenTraffic } from './traffic-judge.js';

/** What is known of the traffic beside its violations. */
export interface TrafficHead {
  /** The base URL of the server. */
  readonly target: string;
  readonly notes: readonly string[];
  readonly durationMs: number;
}

/** The cases of a result of traffic: one for each side. */
export const trafficCases = { client: 'client/traffic', server: 'server/traffic' } as const;

const rejected: Requirement = {
  id: rejectionRule,
  level: 'observe',
  capability: 'traffic',
  text: 'Whether a server may reject a request that the document allows.',
  evidence: [],
  operations: [],
  covers: [],
};

/** What a client and a server did, as a result with a case for each of them. */
export function trafficResult(
  contract: Contract,
  seen: SeenTraffic,
  { target, notes, durationMs }: TrafficHead,
): Result {
  const { requests, unreached, responses } = seen;
  const ofClient = requestRequirements();
  const ofServer = [...responses.requirements, ...seen.server.map((each) => each.requirement)];
  const requirements = [...ofClient, ...statedAndDerived(contract, ofServer), rejected];
  const byId = new Map(requirements.map((each) => [each.id, each]));
  const judge = (shown: Shown): CaseResult['verdict'] =>
    judgeCase({ ...contract, requirements: byId }, shown);
  const cases: readonly CaseResult[] = [
    toCase('client', {
      title: 'The client sends requests that conform to the document',
      operations: [...seen.clientOperations],
      requirements: ofClient.map(({ id }) => id),
      shown: { findings: seen.client, observations: [], isBroken: false },
      exchanges: requests,
      judge,
    }),
    toCase('server', {
      title: 'The server sends responses that conform to the document',
      operations: [...responses.operations],
      requirements: [...responses.requirements],
      shown: {
        findings: seen.server,
        observations: seen.observations,
        isBroken: responses.responses === 0,
      },
      exchanges: responses.responses,
      judge,
      reason: unreached.count > 0 ? unreached.reason : 'no response to a request of the document',
    }),
  ].map((each) => ({ ...each, durationMs }));
  const head = { suite: packageVersion(), target, notes: [...notes, ...notesOf(seen)], durationMs };
  const stopped = requests === 0 ? nothingCame : undefined;
  return buildResult({ ...head, ...(stopped !== undefined && { stopped }) }, cases, {
    operations: Object.keys(contract.described.operations),
    requirements,
  });
}

const nothingCame = 'no request came; the client must use the URL of the proxy as its base URL';

interface Shown {
  readonly findings: readonly Finding[];
  readonly observations: readonly LocatedObservation[];
  readonly isBroken: boolean;
}

interface SideOfTraffic extends Pick<
  CaseResult,
  'title' | 'operations' | 'requirements' | 'exchanges'
> {
  readonly shown: Shown;
  judge(shown: Shown): CaseResult['verdict'];
  /** Why nothing can be said, where that is so. */
  readonly reason?: string;
}

function toCase(
  kind: keyof typeof trafficCases,
  { shown, judge, reason, ...rest }: SideOfTraffic,
): CaseResult {
  const verdict = judge(shown);
  const { findings, observations } = shown;
  return {
    kind,
    name: trafficCases[kind],
    ...rest,
    verdict,
    ...(verdict === 'could-not-run' && reason !== undefined && { reason }),
    findings,
    observations,
    evidence: [],
    durationMs: 0,
  };
}

function notesOf({ foreign, unreached }: SeenTraffic): readonly string[] {
  const notes: string[] = [];
  if (foreign > 0) {
    notes.push(
      `${requestsOf(foreign)} of operations that the document does not have, and not judged`,
    );
  }
  if (unreached.count > 0) {
    notes.push(`${requestsOf(unreached.count)} not passed on: ${unreached.reason}`);
  }
  return notes;
}

function requestsOf(count: number): string {
  return count === 1 ? '1 request was' : `${count} requests were`;
}
