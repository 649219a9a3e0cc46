import { checkExchange, type LiveExchange } from './check/check-exchange.js';
import type { LaidFault } from './check/fault.js';
import type { Contract } from './contract.js';
import type { Fixture } from './fixture/fixture.js';
import { requirementsOf } from './plan/select-fixtures.js';
import type { PlannedCase } from './plan/plan-cases.js';
import { playFixture } from './replay/play-fixture.js';
import type { Transport } from './replay/transport.js';
import { formatCurl } from './verdict/curl.js';
import type { Finding, Observation } from './verdict/finding.js';
import { judgeCase } from './verdict/judge-case.js';
import type { CaseResult } from './verdict/result.js';

export interface Run {
  readonly contract: Contract;
  readonly transport: Transport;
  /** As it may be shown. */
  readonly baseUrl: string;
  readonly signal?: AbortSignal | undefined;
}

export interface RanCase {
  readonly result: CaseResult;
  readonly notes: readonly string[];
  /** Whether the target could not be spoken to. */
  readonly isBroken: boolean;
}

/** Plays and judges one fixture. */
export async function runCase({ fixture, skip }: PlannedCase, run: Run): Promise<RanCase> {
  if (skip !== undefined) return unplayed(fixture, 'skip', skip);
  const findings = new Map<string, Finding>();
  const observations: Observation[] = [];
  const played = await playFixture(fixture, {
    transport: run.transport,
    signal: run.signal,
    judge: (exchange) => {
      const live: LiveExchange = { ...exchange, contract: run.contract, fixture };
      const check = checkExchange(live);
      const spot = spotOf(live);
      for (const fault of check.faults) {
        const key = keyOf(fault, spot.exchange);
        if (!findings.has(key)) findings.set(key, findingOf(fault, live, run.baseUrl));
      }
      const request = templateOf(live) ?? spot.request;
      observations.push(...check.observed.map((seen) => ({ ...seen, ...spot, request })));
      return check;
    },
  });
  const { broken, notes, exchanges, durationMs } = played;
  const shown = { findings: [...findings.values()], observations, isBroken: broken !== undefined };
  return {
    result: {
      ...described(fixture),
      verdict: judgeCase(run.contract, shown),
      ...(broken === undefined ? {} : { reason: `the target ${broken.message}` }),
      findings: shown.findings,
      observations,
      durationMs,
      exchanges,
    },
    notes: notes.map((note) => `${fixture.name}: ${note}`),
    isBroken: broken !== undefined,
  };
}

/** A case that was not played, and why. */
export function unplayed(
  fixture: Fixture,
  verdict: 'skip' | 'could-not-run',
  reason: string,
): RanCase {
  const nothing = { findings: [], observations: [], durationMs: 0, exchanges: 0 };
  const result: CaseResult = { ...described(fixture), verdict, reason, ...nothing };
  return { result, notes: [], isBroken: false };
}

function described(
  fixture: Fixture,
): Pick<CaseResult, 'name' | 'title' | 'operations' | 'requirements' | 'evidence'> {
  const operations = fixture.exchanges.flatMap(({ operation }) => operation ?? []);
  return {
    name: fixture.name,
    title: fixture.title,
    operations: [...new Set(operations)],
    requirements: requirementsOf(fixture),
    evidence: fixture.source.evidence.map((each) => sourceText(fixture, each)),
  };
}

/** The same fault of the same thing, seen again in a later exchange, is one finding. */
function keyOf({ requirement, places, wanted, got, where }: LaidFault, exchange: number): string {
  const again = where === 'status' || where.startsWith('body, byte') ? `${exchange}` : '';
  return JSON.stringify([requirement, places[0], wanted, got, again]);
}

function spotOf({ fixture, recorded, sent }: LiveExchange): Pick<Finding, 'exchange' | 'request'> {
  return {
    exchange: fixture.exchanges.indexOf(recorded) + 1,
    request: `${sent.method} ${sent.path}`,
  };
}

/** The request without the ids of this run: `POST /uploads/{upload_id}/cancel`. */
function templateOf({ contract, recorded }: LiveExchange): string | undefined {
  const operation = contract.operations[recorded.operation ?? ''];
  return operation === undefined ? undefined : `${operation.method} ${operation.path}`;
}

function findingOf(fault: LaidFault, live: LiveExchange, baseUrl: string): Finding {
  return {
    requirement: fault.requirement,
    wanted: fault.wanted,
    got: fault.got,
    where: fault.where,
    ...spotOf(live),
    curl: formatCurl(live.sent, baseUrl),
  };
}

/** A place in `spec/evidence` is a recording, whatever else the fixture rests on. */
function sourceText({ source }: Fixture, evidence: string): string {
  if (source.kind === 'documented' && /^\w+#\d+$/.test(evidence)) return `recording: ${evidence}`;
  return `${source.kind}: ${evidence.replace('the published document: ', '')}`;
}
