import type { Contract } from '../contract.js';
import type { CaseResult } from '../verdict/result.js';
import { plainCase, reportClient, type CheckedClient } from './check-client.js';
import { expectCase } from './expect/expect-case.js';
import type { Expectations } from './expect/expectations.js';
import { ExpectationJudge } from './expect/judge-expectations.js';
import { basePathOf, runClient, type ClientRun, type JudgedServer } from './run-client.js';
import type { CommandEnd } from './run-command.js';
import { runScenario } from './run-scenario.js';
import type { Scenario } from './scenarios/scenario.js';

/** A server that can be ended. */
export interface RunningServer extends JudgedServer {
  close(): Promise<void>;
}

export interface CheckScenariosOptions<Server extends RunningServer> {
  /** Starts the server of one run; without a scenario that of the plain run. */
  serve(scenario?: Scenario): Promise<Server>;
  /** The port that the client connects to; 0 picks a free one. */
  readonly port: number;
  /** Those under which the client is run beside the plain run. */
  readonly scenarios: readonly Scenario[];
  /** Loads what the author of the client expects, once the document is known. */
  loadExpectations?(contract: Contract): Promise<Expectations> | undefined;
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
  const { plain, contract, judge, expectations } = await runPlain(options);
  const cases: CaseResult[] = [plainCase(plain, contract)];
  if (judge !== undefined) cases.push(expectCase(judge, plain, contract));
  let { end } = plain;
  for (const scenario of isJudgeable(plain) ? scenarios : []) {
    if (end.kind === 'stopped') break;
    const server = await options.serve(scenario);
    const ran = await runScenario({
      scenario,
      server,
      port,
      plain,
      retries: expectations?.retries,
      rerun: options.rerun(scenario),
      run: (baseUrl, conclude) => options.run({ server, baseUrl, conclude }),
    }).finally(() => server.close());
    cases.push(ran.result);
    if (ran.end.kind === 'stopped') end = ran.end;
  }
  return reportClient({ plain, end, cases, contract });
}

interface PlainRun {
  readonly plain: ClientRun;
  readonly contract: Contract;
  readonly expectations: Expectations | undefined;
  readonly judge: ExpectationJudge | undefined;
}

/** Runs the client without a scenario, and compares what it sends with what its author expects. */
async function runPlain<Server extends RunningServer>(
  options: CheckScenariosOptions<Server>,
): Promise<PlainRun> {
  const server = await options.serve();
  try {
    const { contract } = server;
    const basePath = basePathOf(server.url);
    const expectations = await options.loadExpectations?.(contract);
    const judge = expectations === undefined ? undefined : new ExpectationJudge(expectations);
    const plain = await runClient({
      server,
      port: options.port,
      onExchange: ({ request }) => {
        judge?.note(request, contract, basePath);
        return true;
      },
      run: (baseUrl) => options.run({ server, baseUrl }),
    });
    return { plain, contract, expectations, judge };
  } finally {
    await server.close();
  }
}

/** A client that can't be run without a scenario can't be judged under one. */
function isJudgeable({ requests, end }: ClientRun): boolean {
  return requests > 0 && (end.kind === 'exited' || end.kind === 'killed');
}
