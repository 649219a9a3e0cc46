import type { Contract } from '../contract.js';
import { readClock } from '../replay/read-clock.js';
import type { CurlTarget } from '../verdict/curl.js';
import type { Finding } from '../verdict/finding.js';
import { openGate, type GateOptions } from './capture/open-gate.js';
import type { SeenExchange } from './capture/sent-request.js';
import { openClientJudge, type ClientJudge } from './client-judge.js';
import { DistinctFindings } from './distinct-findings.js';
import { openRightCommands } from './right-command.js';
import type { CommandEnd } from './run-command.js';

/** A server that responds to a client; it runs on this machine. */
export interface JudgedServer {
  readonly contract: Contract;
  /** Its base URL. */
  readonly url: URL;
  /** How commands that are shown give the key. */
  readonly style: NonNullable<CurlTarget['style']>;
  /** The variable that has the base URL in commands that are shown: `PETS_BASE_URL`. */
  readonly shownVariable: string;
}

/** What happens between a client and a server in one run. */
export interface RunClientOptions {
  readonly server: JudgedServer;
  /** The port that the client connects to; 0 picks a free one. */
  readonly port: number;
  readonly intervene?: GateOptions['intervene'];
  /** Called for each request that ended. @returns whether it is judged; by default each is */
  onExchange?(exchange: SeenExchange): boolean;
  /** Runs the client against a base URL, and resolves when it has ended. */
  run(baseUrl: string): Promise<CommandEnd>;
}

/** What a client did in one run, and how it ended. */
export interface ClientRun extends Pick<ClientJudge, 'requests' | 'operations'> {
  readonly baseUrl: string;
  readonly findings: readonly Finding[];
  readonly end: CommandEnd;
  readonly durationMs: number;
}

/**
 * Runs a client against a server, and judges each of its requests.
 *
 * @throws {UsageError} if the client can't be started, or the port is taken
 */
export async function runClient(options: RunClientOptions): Promise<ClientRun> {
  const { server, port, intervene, onExchange } = options;
  const { contract, url, style, shownVariable } = server;
  const start = readClock();
  const basePath = basePathOf(url);
  const findings = new DistinctFindings();
  const judge = openClientJudge({
    contract,
    basePath,
    commands: openRightCommands(contract, { baseUrl: url.href, style, urlVariable: shownVariable }),
  });
  const gate = await openGate({
    target: url,
    port,
    intervene,
    onExchange: (exchange) => {
      if (onExchange?.(exchange) !== false) findings.add(judge.judge(exchange));
    },
    onUnreadable: (request) => findings.add([judge.judgeUnreadable(request)]),
  });
  const baseUrl = `http://127.0.0.1:${gate.port}${basePath}`;
  const end = await options.run(baseUrl).finally(() => gate.close());
  const durationMs = Math.round(readClock() - start);
  const { requests, operations } = judge;
  return { baseUrl, findings: findings.all, requests, operations, end, durationMs };
}

/** The path of a base URL, without a slash at the end: `/v1`. */
export function basePathOf({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '');
}
