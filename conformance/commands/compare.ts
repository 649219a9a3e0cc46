import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { UsageError } from '../kit-error.js';
import { formatComparison, type ComparisonFormat } from '../report/comparison.js';
import { loadResult } from '../report/load-result.js';
import { compareResults, type Comparison } from '../verdict/compare-results.js';
import type { NamedResult } from '../verdict/merge-results.js';

export interface CompareArguments {
  /** Results, as `--report json=FILE` wrote them. */
  readonly before: string;
  readonly after: string;
  readonly format: ComparisonFormat;
}

/**
 * `upspec compare`: reports which violations are new, fixed and unchanged between two results.
 *
 * @throws {UsageError} for results that can't be read, or can't be compared
 */
export async function runCompare(
  { before, after, format }: CompareArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const compared = compareResults(await load(before), await load(after));
  if (!compared.ok) throw new UsageError(compared.errors.join('\n'));
  const { color, columns } = terminal;
  const text = formatComparison(compared.comparison, format, { color, width: columns });
  terminal.print(text.replace(/\n$/, ''));
  return exitCodeOf(compared.comparison);
}

async function load(name: string): Promise<NamedResult> {
  return { name, result: await loadResult(name) };
}

/**
 * 1 with a new violation of level `must`, as `upspec check` · 2 without one, when cases that were
 * judged before could not run.
 */
function exitCodeOf({ changes, lost }: Comparison): ExitCode {
  if (changes.new.some(({ level }) => level === 'must')) return 1;
  return lost.length > 0 ? 2 : 0;
}
