import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { listCases } from '../check.js';
import { loadContract } from '../openai-files/load-contract.js';
import { UsageError } from '../kit-error.js';
import { applyKnownFailures } from '../known-failing/apply-known-failures.js';
import { loadKnownFailing } from '../known-failing/load-known-failing.js';
import { loadResult } from '../report/load-result.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import type { Result } from '../verdict/result.js';
import type { Named } from '../verdict/match-pattern.js';
import { mergeResults } from '../verdict/merge-results.js';
import { openOutput, reportRun, type OutputArguments } from './report-run.js';

export interface MergeArguments extends OutputArguments {
  /** Results, as `--report json=FILE` wrote them. */
  readonly files: readonly string[];
  readonly knownFailing?: string;
}

/** `upspec merge-reports`: makes one report of the results of a run's shards. */
export async function runMerge(
  { files, knownFailing, ...options }: MergeArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const output = await openOutput(options);
  const given = await Promise.all(
    files.map(async (name) => ({ name, result: await loadResult(name) })),
  );
  const merged = mergeResults(given, Object.keys(loadContract().described.operations));
  if (!merged.ok) throw new UsageError(merged.errors.join('\n'));
  const result =
    knownFailing === undefined
      ? merged.result
      : applyKnownFailures(
          merged.result,
          await loadKnownFailing(knownFailing, [
            ...(await listCases({})),
            ...namesIn(merged.result),
          ]),
        );
  await reportRun({ result, output }, terminal);
  return exitCodeOf(result);
}

/** What a list of known failures may name in a result: its cases, and the requirements of its findings. */
function namesIn({ cases, requirements }: Result): readonly Named[] {
  return [...cases, { name: '', requirements: requirements.map(({ id }) => id) }];
}
