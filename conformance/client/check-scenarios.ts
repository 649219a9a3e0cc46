import type { CaseResult } from '../verdict/result.js';
import { plainCase, reportClient, type CheckedClient } from './check-client.js';
import { runClient, type ClientRun, type JudgedServer } from './run-client.js';
import type { CommandEnd } from './run-command.js';
import { runScenario } from './run-scenario.js';
import type { Scenario } from './scenarios/scenario.js';

/** A server that can be ended. */
export interface RunningServer extends JudgedServer {
  close(): Promise<void>;
}

export interface CheckScenariosOptions<Server extends RunningServer> {
  /** Starts the server of one run. */
  serve(): Promise<Server>;
  /** The port that the client connects to; 0 picks a free one. */
  readonly port: number;
  /** Those under which the client is run beside the plain run. */
  readonly scenarios: readonly Scenario[];
  /** The command that runs the client under a scenario again. */
  rerun(scenario: Scenario): string;
  /** Runs the client, until it ends or has shown enough. */
  run(request: ClientStart<Server>): Promise<CommandEnd>;
}

/** What a client needs to know to be run. */
export interface ClientStart<Server> {
  readonly server: Server;
  readonly baseUrl: string;
  readonly conclude?: AbortSignal;
}

/**
 * Runs a client against a server, and once more under each scenario, always with a server of its own.
 * Judges each request and the client's conduct. Nothing of the client is changed.
 *
 * @throws {UsageError} if the client can't be started, or the port is taken
 */
export async function checkScenarios<Server extends RunningServer>(
  options: CheckScenariosOptions<Server>,
): Promise<CheckedClient> {
  const { port, scenarios } = options;
  const server = await options.serve();
  const { contract } = server;
  const plain = await runClient({
    server,
    port,
    run: (baseUrl) => options.run({ server, baseUrl }),
  }).finally(() => server.close());
  const cases: CaseResult[] = [plainCase(plain, contract)];
  let { end } = plain;
  for (const scenario of isJudgeable(plain) ? scenarios : []) {
    if (end.kind === 'stopped') break;
    const own = await options.serve();
    const ran = await runScenario({
      scenario,
      server: own,
      port,
      plain,
      rerun: options.rerun(scenario),
      run: (baseUrl, conclude) => options.run({ server: own, baseUrl, conclude }),
    }).finally(() => own.close());
    cases.push(ran.result);
    if (ran.end.kind === 'stopped') end = ran.end;
  }
  return reportClient({ plain, end, cases, contract });
}

/** A client that can't be run without a scenario can't be judged under one. */
function isJudgeable({ requests, end }: ClientRun): boolean {
  return requests > 0 && (end.kind === 'exited' || end.kind === 'killed');
}
