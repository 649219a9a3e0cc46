import { shellWord } from '@upspec/document/shell-word';
import { clientCases } from '../client/client-cases.js';
import { checkScenarios, type ClientStart } from '../client/check-scenarios.js';
import { loadExpectations } from '../client/expect/load-expectations.js';
import { runCommand, type CommandEnd } from '../client/run-command.js';
import { formatScenarios } from '../client/scenarios/format-scenarios.js';
import type { Scenario } from '../client/scenarios/scenario.js';
import { scenarios as allScenarios, scenariosOf } from '../client/scenarios/scenarios.js';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { UsageError } from '../kit-error.js';
import { applyKnownFailures } from '../known-failing/apply-known-failures.js';
import { openKnownFailingFile } from '../known-failing/known-failing-file.js';
import type { KnownFailure } from '../known-failing/known-failure.js';
import { loadKnownFailing } from '../known-failing/load-known-failing.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import { matchPattern } from '../verdict/match-pattern.js';
import type { Result } from '../verdict/result.js';
import {
  openJudgingServer,
  rejectingRequirements,
  type JudgedApi,
  type JudgingServer,
} from './judging-server.js';
import { openOutput, reportRun, type OutputArguments } from './report-run.js';
import { shownWords } from './shown-words.js';

export interface CheckClientArguments extends OutputArguments, JudgedApi {
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** `NAME=VALUE`, in which `{url}` and `{key}` are replaced by the base URL and the key. */
  readonly env?: readonly string[];
  /** Seconds, of each run. */
  readonly timeout: number;
  readonly port: number;
  /** Names of scenarios; `all` for each. */
  readonly scenario?: readonly string[];
  /** Whether the scenarios are listed, and nothing is run. */
  readonly list?: boolean;
  /** A file that states what the author of the client expects. */
  readonly expect?: string;
  readonly knownFailing?: string;
  readonly writeKnownFailing?: string;
}

/** `upspec check-client`: runs a client against a judging server, and reports what it does wrongly. */
export async function runCheckClient(
  options: CheckClientArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.list === true) {
    terminal.print(formatScenarios());
    return 0;
  }
  const { port, scenario = [] } = options;
  const command = readCommand(options.command);
  const given = (options.env ?? []).map(readVariable);
  const scenarios = scenariosOf(scenario);
  const output = await openOutput(options);
  const newList = await openKnownFailingFile(options);
  const known = await loadKnown(options);
  const { result: judged, end } = await checkScenarios({
    serve: async (each) => {
      const server = await openJudgingServer({ ...options, idSuffix: each?.idSuffix });
      // The one that the client reads, where the person named it.
      const named = given.find(([, value]) => value === '{url}')?.[0];
      return { ...server, shownVariable: named ?? server.urlVariable };
    },
    port,
    scenarios,
    loadExpectations: ({ described }) =>
      options.expect === undefined
        ? undefined
        : loadExpectations(options.expect, Object.keys(described.operations)),
    rerun: ({ name }) =>
      [terminal.program, 'check-client', ...sourceWords(options), '--scenario', name, '--']
        .concat(shownWords(command))
        .map(shellWord)
        .join(' '),
    run: (start) => run({ ...options, command, given }, start, terminal),
  });
  const result = applyKnownFailures(judged, applicable(known, judged, scenarios));
  const writeElse = newList === undefined ? undefined : () => newList.write(result, known);
  await reportRun({ result, output, writeElse }, terminal);
  return end.kind === 'timeout' || end.kind === 'stopped' ? 2 : exitCodeOf(result);
}

async function loadKnown(options: CheckClientArguments): Promise<readonly KnownFailure[]> {
  const { knownFailing } = options;
  return knownFailing === undefined
    ? []
    : loadKnownFailing(knownFailing, clientCases(rejectingRequirements(options)), 'check-client');
}

/** An entry of a requirement that a part of the scenarios does not violate may be needed by others. */
function applicable(
  known: readonly KnownFailure[],
  { cases }: Result,
  chosen: readonly Scenario[],
): readonly KnownFailure[] {
  if (chosen.length === allScenarios.length) return known;
  const violated = cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));
  return known.filter(({ pattern }) =>
    [...cases.map(({ name }) => name), ...violated].some((name) =>
      matchPattern({ name, requirements: [] }, pattern),
    ),
  );
}

/** The options that choose the API, and how the command learns of the server. */
function sourceWords({
  spec,
  overlay = [],
  profile,
  env = [],
}: CheckClientArguments): readonly string[] {
  return [
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(spec === undefined ? [] : ['--spec', spec]),
    ...overlay.flatMap((file) => ['--overlay', file]),
    ...shownWords(env).flatMap((variable) => ['--env', variable]),
  ];
}

type Variable = readonly [name: string, value: string];

interface Started {
  readonly command: readonly [string, ...string[]];
  readonly given: readonly Variable[];
  readonly timeout: number;
}

function run(
  { command, given, timeout }: Started,
  { server, baseUrl, conclude }: ClientStart<JudgingServer>,
  terminal: Terminal,
): Promise<CommandEnd> {
  const { urlVariable, keys } = server;
  const [key = ''] = Object.values(keys);
  return runCommand({
    command,
    environment: {
      ...terminal.environment,
      [urlVariable]: baseUrl,
      ...keys,
      ...Object.fromEntries(given.map(([name, value]) => [name, fill(value, baseUrl, key)])),
    },
    timeout: timeout * 1000,
    signal: terminal.signal,
    conclude,
  });
}

function readCommand(command: readonly string[]): readonly [string, ...string[]] {
  const [program, ...args] = command;
  if (program === undefined) {
    throw new UsageError(
      'name the command that runs the client, after two hyphens: -- node app.js',
    );
  }
  return [program, ...args];
}

function readVariable(text: string): Variable {
  const [, name = '', value = ''] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text) ?? [];
  if (name === '') {
    throw new UsageError(`--env ${text}: expected NAME=VALUE, for example API_URL={url}`);
  }
  return [name, value];
}

function fill(text: string, url: string, key: string): string {
  return text.replaceAll('{url}', url).replaceAll('{key}', key);
}
