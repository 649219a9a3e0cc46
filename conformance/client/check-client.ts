import type { Requirement } from '@upspec/document';
import type { Contract } from '../contract.js';
import { packageVersion } from '../package-folder.js';
import { buildResult } from '../verdict/build-result.js';
import type { Finding, LocatedObservation } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { plainName, plainRequirements } from './client-cases.js';
import { clientRequirements } from './client-requirements.js';
import { runClient, type ClientRun, type JudgedServer } from './run-client.js';
import type { CommandEnd } from './run-command.js';

export interface CheckClientOptions {
  readonly contract: Contract;
  /** The base URL of the server that responds; it runs on this machine. */
  readonly server: URL;
  /** How commands that are shown give the key. */
  readonly style: JudgedServer['style'];
  /** The variable that has the base URL in commands that are shown: `PETS_BASE_URL`. */
  readonly urlVariable: string;
  /** The port that the client connects to; 0, the default, picks a free one. */
  readonly port?: number | undefined;
  /** Runs the client against a base URL, and resolves when it has ended. */
  run(baseUrl: string): Promise<CommandEnd>;
}

/** What a client did, and how it ended. */
export interface CheckedClient {
  readonly result: Result;
  readonly end: CommandEnd;
  /** How many requests it sent. */
  readonly requests: number;
}

/**
 * Runs a client against a server, and judges each of its requests. Nothing of either is changed.
 *
 * @throws {UsageError} if the client can't be started, or the port is taken
 */
export async function checkClient(options: CheckClientOptions): Promise<CheckedClient> {
  const { contract, server: url, style, urlVariable, port = 0, run } = options;
  const plain = await runClient({
    server: { contract, url, style, shownVariable: urlVariable },
    port,
    run,
  });
  return reportClient({ contract, plain, end: plain.end, cases: [plainCase(plain, contract)] });
}

/** The runs of a client that are reported together. */
export interface ReportedRuns {
  readonly contract: Contract;
  readonly plain: ClientRun;
  /** How the last command ended. */
  readonly end: CommandEnd;
  readonly cases: readonly CaseResult[];
}

/** Sums up the runs of a client. */
export function reportClient({ contract, plain, end, cases }: ReportedRuns): CheckedClient {
  const head = {
    suite: packageVersion(),
    target: plain.baseUrl,
    notes: notesOf(end, plain),
    durationMs: cases.reduce((sum, { durationMs }) => sum + durationMs, 0),
    ...(plain.requests === 0 && { stopped: nothingSent(plain.end) }),
  };
  const result = buildResult(head, cases, {
    operations: Object.keys(contract.described.operations),
    requirements: [...clientRequirements(), ...namedRequirements(plain, contract)],
  });
  return { result, end, requests: plain.requests };
}

function nothingSent({ kind }: CommandEnd): string {
  const until = kind === 'timeout' ? 'within the time of --timeout ' : '';
  return `the command sent no request ${until}to the judging server; it must use the base URL of its environment`;
}

function notesOf(end: CommandEnd, plain: ClientRun): readonly string[] {
  switch (end.kind) {
    case 'exited':
      return [`the command ended with exit code ${end.code}`];
    case 'killed':
      return [`the command was ended by ${end.signal}`];
    case 'timeout':
      return ['the command took too long, and was ended'];
    case 'stopped':
      return ['the run was interrupted, so the report shows only the requests until then'];
    case 'concluded':
      return [`the command was ended after ${plain.requests} requests`];
    default:
      return end satisfies never;
  }
}

/**
 * The case of the plain run: a client is judged by all that it sends. What the contract leaves open is
 * observed.
 */
export function plainCase(run: ClientRun, contract: Contract): CaseResult {
  const { requests, operations, durationMs } = run;
  const own = namedRequirements(run, contract);
  const requirements = new Map([...clientRequirements(), ...own].map((each) => [each.id, each]));
  const isOpen = ({ requirement }: Finding): boolean =>
    requirements.get(requirement)?.level === 'observe';
  const findings = run.findings.filter((each) => !isOpen(each));
  const observations = run.findings.filter(isOpen).map(toObservation);
  const obstacle = obstacleOf(run.end);
  return {
    kind: 'client',
    name: plainName,
    title: 'The client sends requests that conform to the document',
    operations: [...operations],
    requirements: [...plainRequirements(), ...own.map(({ id }) => id)],
    verdict: judgeCase(
      { ...contract, requirements },
      { findings, observations, isBroken: obstacle !== undefined },
    ),
    ...(obstacle !== undefined && { reason: obstacle }),
    findings,
    observations,
    evidence: [],
    durationMs,
    exchanges: requests,
  };
}

/** Why a run can't show that the client conforms. */
function obstacleOf({ kind }: CommandEnd): string | undefined {
  return kind === 'timeout' || kind === 'stopped'
    ? 'the command was ended before it had ended itself'
    : undefined;
}

/** The requirements of the contract that the server named when it rejected requests. */
function namedRequirements(
  { findings }: ClientRun,
  { requirements }: Contract,
): readonly Requirement[] {
  const ids = new Set(findings.map(({ requirement }) => requirement));
  return [...requirements.values()].filter(({ id }) => ids.has(id));
}

function toObservation(finding: Finding): LocatedObservation {
  const { requirement, location, actual, exchange, request } = finding;
  return { requirement, location, actual, exchange, request };
}
