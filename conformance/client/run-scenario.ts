import type { Contract } from '../contract.js';
import type { Finding, LocatedObservation } from '../verdict/finding.js';
import { kindOf } from '../difference/difference.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import type { SeenExchange } from './capture/sent-request.js';
import { conductRules } from './conduct/conduct-requirements.js';
import type { ConductReport } from './conduct/conduct-rule.js';
import type { Conduct, Interfered, Sent } from './conduct/conduct.js';
import { digestRequest } from './conduct/digest-request.js';
import { scenarioCase } from './client-cases.js';
import { clientRequirements } from './client-requirements.js';
import { Interferer } from './interfere/interferer.js';
import { openOtherOrigin } from './interfere/other-origin.js';
import { findRoute } from './judge/request-facts.js';
import { basePathOf, runClient, type ClientRun, type JudgedServer } from './run-client.js';
import type { CommandEnd } from './run-command.js';
import { expectedRetries } from './expect/expected-retries.js';
import type { Expectations } from './expect/expectations.js';
import type { Scenario } from './scenarios/scenario.js';

export interface RunScenarioOptions {
  readonly scenario: Scenario;
  readonly server: JudgedServer;
  readonly port: number;
  /** The run of the same command without a scenario. */
  readonly plain: ClientRun;
  /** Whether the author of the client expects retries; undefined where that is not stated. */
  readonly retries?: Expectations['retries'];
  /** The command that runs the client under the scenario again. */
  readonly rerun: string;
  /** Runs the client, until it ends or has shown enough. */
  run(baseUrl: string, conclude: AbortSignal): Promise<CommandEnd>;
}

/** A case, and how the command ended. */
export interface RanScenario {
  readonly result: CaseResult;
  readonly end: CommandEnd;
}

/**
 * Runs a client under a scenario, and judges its conduct, and what it sent that it did not send
 * without the scenario.
 *
 * @throws {UsageError} if the client can't be started, or the port is taken
 */
export async function runScenario(options: RunScenarioOptions): Promise<RanScenario> {
  const { scenario, server, port, plain } = options;
  const { contract } = server;
  const basePath = basePathOf(server.url);
  const controller = new AbortController();
  const otherOrigin = await openOtherOrigin(contract);
  const interferer = new Interferer({
    contract,
    basePath,
    scenario,
    plainRequests: plain.requests,
    otherOrigin: otherOrigin.origin,
    conclude: () => controller.abort(),
  });
  const sent: Sent[] = [];
  const record = (exchange: SeenExchange): boolean => {
    const { request } = exchange;
    if (sent.length < mostKept) {
      sent.push(digestRequest(request, labelOf(request, contract, basePath), contract));
    }
    return request.isComplete && exchange.response !== undefined;
  };
  const run = await runClient({
    server,
    port,
    intervene: (request) => interferer.intervene(request),
    onExchange: record,
    run: (url) => options.run(url, controller.signal),
  }).finally(() => Promise.all([interferer.close(), otherOrigin.close()]));
  const plainCode = plain.end.kind === 'exited' ? plain.end.code : undefined;
  const conduct: Conduct = {
    plainCode,
    end: run.end,
    sent: sent.toSorted((one, other) => one.ordinal - other.ordinal),
    interfered: interferedOf(sent, interferer),
    followed: interferer.followed,
    elsewhere: otherOrigin.seen,
  };
  return { result: toCase(conduct, run, options), end: run.end };
}

/** So many requests are kept. */
const mostKept = 10_000;

function labelOf(
  { method, target }: SeenExchange['request'],
  contract: Contract,
  basePath: string,
): string {
  const { called, path } = findRoute({ method, target }, contract, basePath);
  return `${method} ${called?.operation.path ?? path ?? target.split('?')[0] ?? ''}`;
}

function interferedOf(sent: readonly Sent[], { interfered }: Interferer): readonly Interfered[] {
  return sent
    .toSorted((one, other) => one.ordinal - other.ordinal)
    .flatMap((each) => {
      const found = interfered.get(each.ordinal);
      return found === undefined ? [] : [{ ...found, sent: each }];
    });
}

function toCase(
  conduct: Conduct,
  run: ClientRun,
  { scenario, plain, rerun, server, retries }: RunScenarioOptions,
): CaseResult {
  const { name, summary } = scenario;
  const rules = [...scenario.rules, ...expectedRetries(scenario, retries)];
  const reports = rules.flatMap((rule) => rule.judge(conduct));
  const isObserved = ({ requirement }: ConductReport): boolean =>
    conductRules[requirement].level === 'observe';
  const findings = [
    ...reports.filter((each) => !isObserved(each)).map((each) => toFinding(each, rerun)),
    ...newFindings(run, plain, scenario),
  ];
  const observations = reports.filter(isObserved).map(toObservation);
  const requirements = new Map(clientRequirements().map((each) => [each.id, each]));
  const obstacle = obstacleOf(conduct);
  return {
    kind: 'client',
    name: scenarioCase(name),
    title: summary,
    operations: [...run.operations],
    requirements: [...new Set(rules.flatMap((rule) => rule.requirements))],
    verdict:
      findings.length === 0 && obstacle !== undefined
        ? obstacle.verdict
        : judgeCase(
            { ...server.contract, requirements },
            { findings, observations, isBroken: false },
          ),
    ...(obstacle !== undefined && { reason: obstacle.reason }),
    findings,
    observations,
    evidence: [],
    durationMs: run.durationMs,
    exchanges: conduct.sent.length,
  };
}

/** Why nothing can be said of a client. */
function obstacleOf({
  end,
  interfered,
}: Conduct): Required<Pick<CaseResult, 'verdict' | 'reason'>> | undefined {
  if (end.kind === 'timeout' || end.kind === 'stopped') {
    return { verdict: 'could-not-run', reason: 'the command was ended before it had ended itself' };
  }
  if (interfered.length > 0) return undefined;
  return { verdict: 'skip', reason: 'the client sent no request that the scenario is about' };
}

/**
 * What a client sent wrongly under the scenario alone. The order of its requests is judged without a
 * scenario, where it depends on responses that are odd here.
 */
function newFindings(
  { findings }: ClientRun,
  plain: ClientRun,
  { interference }: Scenario,
): readonly Finding[] {
  const keyOf = ({ requirement, location }: Finding): string =>
    JSON.stringify([requirement, location]);
  const known = new Set(plain.findings.map(keyOf));
  const judged = interference.kind === 'none' ? /^client\./ : /^client\.(?!order|retry|rejected)/;
  return findings.filter(
    (finding) => !known.has(keyOf(finding)) && judged.test(finding.requirement),
  );
}

function toFinding({ sent, ...report }: ConductReport, rerun: string): Finding {
  return {
    ...report,
    kind: kindOf(report),
    exchange: sent.ordinal,
    request: sent.label,
    curl: rerun,
  };
}

function toObservation({ sent, requirement, actual }: ConductReport): LocatedObservation {
  return { requirement, actual, exchange: sent.ordinal, request: sent.label };
}
