import type { Contract } from '../contract.js';
import { packageVersion } from '../package-folder.js';
import { readClock } from '../replay/read-clock.js';
import { buildResult } from '../verdict/build-result.js';
import type { CurlTarget } from '../verdict/curl.js';
import type { Finding } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { openGate } from './capture/open-gate.js';
import { openClientJudge } from './client-judge.js';
import { clientRequirements } from './client-rules.js';
import { DistinctFindings } from './distinct-findings.js';
import { openRightCommands } from './right-command.js';
import type { CommandEnd } from './run-command.js';

export interface CheckClientOptions {
  readonly contract: Contract;
  /** The base URL of the server that responds; it runs on this machine. */
  readonly server: URL;
  /** How commands that are shown give the key. */
  readonly style: NonNullable<CurlTarget['style']>;
  /** The variable that has the base URL: `PETS_BASE_URL`. */
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
  const { contract, server, style, urlVariable, port = 0 } = options;
  const start = readClock();
  const basePath = server.pathname.replace(/\/+$/, '');
  const findings = new DistinctFindings();
  const commands = openRightCommands(contract, { baseUrl: server.href, style, urlVariable });
  const judge = openClientJudge({ contract, basePath, commands });
  const gate = await openGate({
    target: server,
    port,
    onExchange: (exchange) => findings.add(judge.judge(exchange)),
    onUnreadable: (request) => findings.add([judge.judgeUnreadable(request)]),
  });
  const baseUrl = `http://127.0.0.1:${gate.port}${basePath}`;
  const end = await options.run(baseUrl).finally(() => gate.close());
  const durationMs = Math.round(readClock() - start);
  const { requests } = judge;
  const cases = [
    toCase(contract, {
      findings: findings.all,
      requests,
      durationMs,
      operations: judge.operations,
    }),
  ];
  const head = { suite: packageVersion(), target: baseUrl, notes: notesOf(end), durationMs };
  const stopped = requests === 0 ? nothingSent : undefined;
  const result = buildResult({ ...head, ...(stopped !== undefined && { stopped }) }, cases, {
    operations: Object.keys(contract.described.operations),
    requirements: clientRequirements(),
  });
  return { result, end, requests };
}

const nothingSent =
  'the command sent no request to the judging server; it must use the base URL of its environment';

function notesOf(end: CommandEnd): readonly string[] {
  switch (end.kind) {
    case 'exited':
      return [`the command ended with exit code ${end.code}`];
    case 'killed':
      return [`the command was ended by ${end.signal}`];
    case 'timeout':
      return ['the command took too long, and was ended'];
    case 'stopped':
      return ['the run was interrupted, so the report shows only the requests until then'];
    default:
      return end satisfies never;
  }
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly requests: number;
  readonly durationMs: number;
  readonly operations: ReadonlySet<string>;
}

/** One case: a client is judged by all that it sends. */
function toCase(
  contract: Contract,
  { findings, requests, durationMs, operations }: Judged,
): CaseResult {
  const requirements = new Map(clientRequirements().map((each) => [each.id, each]));
  return {
    kind: 'client',
    name: 'client/plain',
    title: 'The client sends requests that conform to the document',
    operations: [...operations],
    requirements: [...requirements.keys()],
    verdict: judgeCase(
      { ...contract, requirements },
      { findings, observations: [], isBroken: false },
    ),
    findings,
    observations: [],
    evidence: [],
    durationMs,
    exchanges: requests,
  };
}
