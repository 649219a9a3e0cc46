import { randomUUID } from 'node:crypto';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { check, listCases, type CheckOptions } from '../check.js';
import { loadContract } from '../openai-files/load-contract.js';
import { applyKnownFailures } from '../known-failing/apply-known-failures.js';
import { loadKnownFailing } from '../known-failing/load-known-failing.js';
import { openai } from '../openai-files/profile/openai.js';
import { openProfile } from './open-profile.js';
import { formatMatrix } from '../plan/format-matrix.js';
import type { Selection } from '../plan/select-cases.js';
import { traceRequirements } from '../plan/traceability.js';
import { readShard } from '../plan/shard.js';
import { drawProgress } from '../report/progress.js';
import { formatText } from '../report/text.js';
import { prepareReports, readReportOptions, writeReports } from '../report/write-reports.js';
import { untested } from '../openai-files/untested.js';
import { serve } from '../openai-files/serve.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import type { Result } from '../verdict/result.js';

export interface CheckArguments {
  readonly url?: string;
  /** The last one counts. */
  readonly apiKey?: readonly string[];
  /** `Name: VALUE`, with variables of the environment. */
  readonly header?: readonly string[];
  /** A file of certificates in PEM. */
  readonly ca?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly jobs: number;
  /** Seconds. */
  readonly timeout: number;
  readonly report?: readonly string[];
  readonly list?: boolean;
  readonly large?: boolean;
  readonly slow?: boolean;
  readonly seed?: number;
  readonly knownFailing?: string;
  readonly profile?: string;
  readonly shard?: string;
}

/** `upspec check`: holds a server to the contract and says what breaks it. */
export async function runCheck(options: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  const { only = [], skip = [], report = [] } = options;
  if (options.list === true) {
    terminal.print(await listMatrix({ only, skip }));
    return 0;
  }
  const reports = readReportOptions(report);
  await prepareReports(reports);
  const { knownFailing } = options;
  const known =
    knownFailing === undefined ? [] : await loadKnownFailing(knownFailing, await listCases({}));
  const checked = await checkTarget(
    { ...options, environment: terminal.environment },
    {
      only,
      skip,
      jobs: options.jobs,
      timeout: options.timeout * 1000,
      large: options.large,
      slow: options.slow,
      seed: options.seed,
      profile: await openProfile(options, terminal.environment),
      ...(options.shard !== undefined && { shard: readShard(options.shard) }),
      signal: terminal.signal,
      program: terminal.program,
      ...(terminal.interactive && { onProgress: drawProgress(process.stderr) }),
    },
  );
  const result = applyKnownFailures(checked, known);
  terminal.print(formatText(result, { color: terminal.color }));
  await writeReports(result, reports);
  for (const { format, file } of reports) terminal.print(`${format} report: ${file}`);
  return exitCodeOf(result);
}

interface KeyedTarget extends Pick<CheckArguments, 'url' | 'apiKey'> {
  readonly environment: Terminal['environment'];
}

/** Without a URL the reference server is the target, on a free port, with a key of its own. */
async function checkTarget(
  { url, apiKey, environment }: KeyedTarget,
  options: Omit<CheckOptions, 'url'>,
): Promise<Result> {
  const given = apiKey?.at(-1) ?? environment[openai.requests.auth.variable];
  if (url !== undefined) return check({ ...options, url, apiKey: given });
  const key = randomUUID();
  const server = await serve({ apiKey: key });
  try {
    return await check({ ...options, url: server.url, apiKey: key });
  } finally {
    await server.close();
  }
}

/** Which cases there are, and by which of them each requirement is tested. */
async function listMatrix(selection: Selection): Promise<string> {
  const cases = await listCases(selection);
  const told = cases.map(
    ({ name, title, requirements }) => `${name}\n    ${title}\n    ${requirements.join(' ')}`,
  );
  const { requirements } = traceRequirements(loadContract().requirements.values(), cases, untested);
  const isPart = (selection.only ?? []).length + (selection.skip ?? []).length > 0;
  const shown = requirements.filter((each) => each.cases.length > 0 || !isPart);
  return [...told, '', formatMatrix(shown)].join('\n');
}
