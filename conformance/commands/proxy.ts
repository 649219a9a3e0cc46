import { once } from 'node:events';
import { clientRules } from '../client/client-rules.js';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { derivedIds } from '../contract/derived-ids.js';
import type { Contract } from '../contract.js';
import { formatDifference } from '../difference/difference.js';
import { applyKnownFailures } from '../known-failing/apply-known-failures.js';
import { loadKnownFailing } from '../known-failing/load-known-failing.js';
import type { KnownFailure } from '../known-failing/known-failure.js';
import type { Side } from '../proxy/watcher.js';
import { openRecording, type OpenedRecording, type Recording } from '../record/record.js';
import { judgeTraffic } from '../traffic/judge-traffic.js';
import { trafficCases } from '../traffic/traffic-result.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import type { Finding } from '../verdict/finding.js';
import { matchPattern } from '../verdict/match-pattern.js';
import type { Result } from '../verdict/result.js';
import { proxiedApi, type ProxiedApi, type ProxiedApiArguments } from './proxied-api.js';
import { openOutput, reportRun, type OutputArguments } from './report-run.js';

export interface ProxyArguments extends OutputArguments, ProxiedApiArguments {
  readonly url: string;
  readonly port: number;
  /** A file of traffic. */
  readonly har?: string;
  /** A folder of fixtures. */
  readonly fixtures?: string;
  readonly knownFailing?: readonly string[];
  /** In seconds: a server that can't be reached for so long is gone. */
  readonly patience: number;
}

/**
 * `upspec proxy`: passes traffic on until it is stopped or the server is gone, then reports what the
 * client and the server sent wrongly.
 */
export async function runProxy(options: ProxyArguments, terminal: Terminal): Promise<ExitCode> {
  const { url, port, har, knownFailing = [], patience } = options;
  const output = await openOutput(options);
  const api = await proxiedApi(options, terminal.environment);
  const { contract, profile, checks, secrets } = api;
  const known = await loadLists(knownFailing, contract);
  const isWatched = (terminal.interactive && output.detail !== 'quiet') || options.verbose === true;
  const traffic = await judgeTraffic({
    contract,
    profile,
    checks,
    url,
    port,
    secrets,
    har,
    recording: await openFixtures(options, api, terminal),
    patience: patience * 1000,
    onViolation: (side, finding) => {
      if (isWatched) terminal.warn(formatViolation(side, finding));
    },
  });
  // A report on standard output is nothing else.
  const print = output.printed === undefined ? terminal.print : terminal.warn;
  print(`judging ${traffic.url} → ${traffic.target}; press Ctrl-C for the report`);
  if (!terminal.signal.aborted)
    await Promise.race([once(terminal.signal, 'abort'), traffic.serverEnd]);
  const judged = await traffic.close();
  const result = applyKnownFailures(judged.result, usedIn(judged.result, known));
  await reportRun({ result, output }, terminal);
  if (har !== undefined) print(`HAR file: ${har}`);
  if (judged.recording !== undefined) reportFixtures(judged.recording, { ...terminal, print });
  return exitCodeOf(result);
}

async function openFixtures(
  { url, fixtures }: ProxyArguments,
  { contract, rules, secrets }: ProxiedApi,
  terminal: Terminal,
): Promise<OpenedRecording | undefined> {
  if (fixtures === undefined) return undefined;
  return openRecording({
    contract: contract.described,
    rules,
    url,
    outDir: fixtures,
    secrets: Object.values(secrets),
    onFull: () => terminal.warn('the recording is full; what comes is judged, but not kept'),
  });
}

function reportFixtures(
  { files, notes }: Recording,
  { print, warn }: Pick<Terminal, 'print' | 'warn'>,
): void {
  for (const file of files) print(file);
  for (const note of notes) warn(note);
}

/** `client, request 2, POST /notes: client.body.value, request body /text: expected …, actual …` */
function formatViolation(side: Side, finding: Finding): string {
  const { where, expected, actual } = formatDifference(finding);
  const { exchange, request, requirement } = finding;
  const subject = `${side}, request ${exchange}, ${request}: ${requirement}, ${where}`;
  return `${subject}: expected ${expected}, actual ${actual}`.replaceAll(/\s+/g, ' ');
}

async function loadLists(
  files: readonly string[],
  { described, requirements }: Contract,
): Promise<readonly KnownFailure[]> {
  const cases = [
    { name: trafficCases.client, requirements: Object.keys(clientRules) },
    { name: trafficCases.server, requirements: [...requirements.keys(), ...derivedIds(described)] },
  ];
  const lists = await Promise.all(files.map((file) => loadKnownFailing(file, cases)));
  return lists.flat();
}

/** Traffic proves nothing about what did not happen: an entry that nothing violates has no effect. */
function usedIn({ cases }: Result, known: readonly KnownFailure[]): readonly KnownFailure[] {
  const failed = cases
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ name, findings }) => ({
      name,
      requirements: findings.map((each) => each.requirement),
    }));
  return known.filter(({ pattern }) => failed.some((each) => matchPattern(each, pattern)));
}
