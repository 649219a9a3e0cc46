import { randomUUID } from 'node:crypto';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { otherVariable } from '../auth/credential.js';
import { check, listCases, type CheckOptions } from '../check.js';
import { derivedIds } from '../contract/derived-ids.js';
import { loadJudgeable } from '../contract/load-spec-contract.js';
import { loadFixtureFolders } from '../fixture-format/load-fixture-folders.js';
import { UsageError } from '../kit-error.js';
import { applyKnownFailures } from '../known-failing/apply-known-failures.js';
import type { KnownFailure } from '../known-failing/known-failure.js';
import { isKnownFailure } from '../known-failing/is-known-failure.js';
import { loadKnownFailing } from '../known-failing/load-known-failing.js';
import { openKnownFailingFile } from '../known-failing/known-failing-file.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { requestRestart, type Restarting } from './request-restart.js';
import { caseWords, readCaseOptions, withPack, type CaseArguments } from './case-options.js';
import { formatKeys } from './format-keys.js';
import { formatDryRun } from './dry-run.js';
import { formatCaseList, formatInferences } from './list-cases.js';
import { openProfile } from './open-profile.js';
import { freeRunningNumbers } from '../plan/running-numbers.js';
import { formatInventedValues } from '../record/references/invented-values.js';
import { formatPossibleReferences } from '../record/references/possible-references.js';
import { referencesOf } from '../record/references/references-of.js';
import { partFixtures } from '../plan/unjudgeable-cases.js';
import { readShard } from '../plan/shard.js';
import { drawProgress } from '../report/progress.js';
import { serve } from '../openai-files/serve.js';
import { openRestartCommand } from '../run/restart-command.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import { locateFindings, type Locate } from '../verdict/locate-findings.js';
import { locateOperations } from './locate-operations.js';
import { openOutput, reportRun, showsLines, type OutputArguments } from './report-run.js';
import type { Result } from '../verdict/result.js';

export interface CheckArguments extends CaseArguments, OutputArguments {
  readonly url?: string;
  /** With a document of several security schemes `NAME=KEY`; else the last one counts. */
  readonly apiKey?: readonly string[];
  /** Of another tenant, given in the same way. */
  readonly otherApiKey?: readonly string[];
  /** `Name: VALUE`, with variables of the environment. */
  readonly header?: readonly string[];
  /** A file of certificates in PEM. */
  readonly ca?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly jobs: number;
  /** Seconds. */
  readonly timeout: number;
  /** A shell command that starts the server again. */
  readonly restart?: string;
  readonly list?: boolean;
  readonly dryRun?: boolean;
  readonly explain?: boolean;
  readonly large?: boolean;
  readonly slow?: boolean;
  readonly seed?: number;
  readonly knownFailing?: string;
  readonly writeKnownFailing?: string;
  readonly shard?: string;
  /** `10/s` */
  readonly rateLimit?: string;
  readonly failFast?: boolean;
  /** A file of traffic. */
  readonly har?: string;
}

/** `upspec check`: checks that a server conforms to the contract, and reports what violates it. */
export async function runCheck(given: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  const options = await withPack(given, (text) => terminal.warn(text));
  const { only = [], skip = [] } = options;
  const chosen = readCaseOptions(options);
  if (options.explain === true) {
    terminal.print(await explain(options));
    return 0;
  }
  if (options.list === true) {
    const { environment } = terminal;
    terminal.print(await formatCaseList({ ...chosen, only, skip, environment }));
    return 0;
  }
  if (options.dryRun === true) {
    terminal.print(await formatDryRun({ ...chosen, only, skip }));
    return 0;
  }
  if (options.spec !== undefined && options.url === undefined) {
    throw new UsageError('--spec checks a server of your own: give its base URL as well');
  }
  const output = await openOutput(options);
  const newList = await openKnownFailingFile(options);
  const locate = showsLines(output) ? await locateIn(options) : undefined;
  const known = await loadKnown(options);
  const onProgress = progressOf(options, terminal, output.detail === 'quiet');
  const restarting = openRestarting(options, terminal, onProgress);
  const checked = await checkTarget(
    { ...options, environment: terminal.environment },
    {
      ...chosen,
      source: caseWords(options),
      only,
      skip,
      jobs: options.jobs,
      timeout: options.timeout * 1000,
      large: options.large,
      slow: options.slow,
      seed: options.seed,
      profile: await openProfile(
        options.spec === undefined ? options : { ...options, header: [] },
        terminal.environment,
      ),
      ...(options.shard !== undefined && { shard: readShard(options.shard) }),
      rateLimit: options.rateLimit,
      har: options.har,
      failFast: options.failFast === true ? { isExpected: isKnownFailure(known) } : undefined,
      restart: restarting?.restart,
      recoveryTime: restarting?.recoveryTime,
      signal: terminal.signal,
      program: terminal.program,
      onProgress,
    },
  ).finally(() => restarting?.close?.());
  const located = locate === undefined ? checked : locateFindings(checked, locate);
  const result = applyKnownFailures(located, known);
  const writeElse = newList === undefined ? undefined : () => newList.write(result, known);
  await reportRun({ result, output, writeElse }, terminal);
  return exitCodeOf(result);
}

/** What is shown while a run goes on. */
function progressOf(
  { derivedProbes }: CheckArguments,
  terminal: Terminal,
  isQuiet: boolean,
): CheckOptions['onProgress'] {
  if (isQuiet) return undefined;
  const drawn = terminal.interactive ? drawProgress(process.stderr) : undefined;
  return derivedProbes === true ? announce(terminal, drawn) : drawn;
}

/** Says how many requests are sent, before the first case sends one. */
function announce(
  { warn }: Pick<Terminal, 'warn'>,
  next: CheckOptions['onProgress'],
): NonNullable<CheckOptions['onProgress']> {
  return (event) => {
    if (event.kind === 'started' && event.total > 0) {
      const cases = event.total === 1 ? '1 case sends' : `${event.total} cases send`;
      warn(`${cases} about ${event.requests} requests at most`);
    }
    next?.(event);
  };
}

/** Finds the lines of the document that is checked, if it is your own. */
async function locateIn(options: CheckArguments): Promise<Locate | undefined> {
  const { spec, overlay: overlays, requirements } = options;
  return spec === undefined ? undefined : locateOperations({ spec, overlays, requirements });
}

/** How a server that stopped is started again: by a command, or else by the person at the terminal. */
function openRestarting(
  { restart }: CheckArguments,
  terminal: Terminal,
  onProgress: CheckOptions['onProgress'],
): Restarting | undefined {
  if (restart !== undefined) return openRestartCommand(restart);
  if (terminal.attended !== true) return undefined;
  return requestRestart((message) => {
    onProgress?.({ kind: 'paused' });
    terminal.warn(message);
    onProgress?.({ kind: 'resumed' });
  });
}

async function loadKnown(options: CheckArguments): Promise<readonly KnownFailure[]> {
  const { knownFailing } = options;
  if (knownFailing === undefined) return [];
  const cases = await listCases(readCaseOptions(options));
  const derived = { name: '', requirements: await derivedOf(options) };
  return loadKnownFailing(knownFailing, [...cases, derived]);
}

/** The ids that a list of known failures may name beside those of cases. */
async function derivedOf({
  spec,
  overlay,
  requirements,
}: CheckArguments): Promise<readonly string[]> {
  if (spec === undefined) return [];
  const { contract } = await loadJudgeable({ spec, overlays: overlay, requirements });
  return derivedIds(contract);
}

interface KeyedTarget extends Pick<CheckArguments, 'url' | 'apiKey' | 'otherApiKey' | 'header'> {
  readonly environment: Terminal['environment'];
}

/** @throws {UsageError} without a document */
async function explain({
  spec,
  overlay,
  requirements,
  fixtures = [],
}: CheckArguments): Promise<string> {
  if (spec === undefined) {
    throw new UsageError(
      '--explain shows what is inferred from a document: give it with --spec FILE',
    );
  }
  const { contract, leftOut } = await loadJudgeable({ spec, overlays: overlay, requirements });
  const { fixtures: loaded } = await loadFixtureFolders(fixtures);
  const { fixtures: judged, unjudgeable } = partFixtures(loaded, contract, leftOut);
  const { contract: inferred, possible } = referencesOf(contract, judged);
  return [
    ...unjudgeable.map(({ reason }) => reason),
    formatInferences(freeRunningNumbers(inferred, judged)),
    ...withHead('keys that its operations name:', formatKeys(contract)),
    ...formatPossibleReferences(contract, possible),
    ...withHead(
      'values that look like the choice of the server:',
      formatInventedValues(inferred, judged),
    ),
  ].join('\n');
}

function withHead(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [head, ...lines.map((line) => `  ${line}`)];
}

/** Without a URL the reference server is the target, on a free port, with two keys of its own. */
async function checkTarget(
  { url, apiKey, header, environment, ...given }: KeyedTarget,
  options: Omit<CheckOptions, 'url'>,
): Promise<Result> {
  if (url !== undefined && options.spec !== undefined) {
    const keys = { apiKeys: apiKey, otherApiKeys: given.otherApiKey };
    return check({ ...options, ...keys, url, headers: header, environment });
  }
  const { variable } = openai.requests.auth;
  const keys = {
    apiKey: apiKey?.at(-1) ?? environment[variable],
    otherApiKey: given.otherApiKey?.at(-1) ?? environment[otherVariable(variable)],
  };
  if (url !== undefined) return check({ ...options, ...keys, url });
  const [key, otherApiKey] = [randomUUID(), randomUUID()];
  const server = await serve({ apiKey: [key, otherApiKey] });
  try {
    return await check({ ...options, url: server.url, apiKey: key, otherApiKey });
  } finally {
    await server.close();
  }
}
