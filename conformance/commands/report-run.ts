import type { Terminal } from '../command-line/terminal.js';
import { UsageError } from '../kit-error.js';
import { formatBrief } from '../report/text-brief.js';
import { formatCounts } from '../report/text-outcome.js';
import { formatText } from '../report/text.js';
import {
  formatReport,
  prepareReports,
  readReportOptions,
  writeReports,
  type RequestedReports,
} from '../report/write-reports.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import type { Result } from '../verdict/result.js';

export interface OutputArguments {
  /** `FORMAT`, `FORMAT=-` or `FORMAT=FILE`. */
  readonly report?: readonly string[];
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** What a command prints of a result, and what it writes to files. */
export interface Output extends RequestedReports {
  readonly detail: 'brief' | 'verbose' | 'quiet';
}

/**
 * Reads the options that say how a result is reported, and finds out whether its files can be
 * written.
 *
 * @throws {UsageError} for options that can't be followed, and files that can't be written
 */
export async function openOutput({
  report = [],
  verbose = false,
  quiet = false,
}: OutputArguments): Promise<Output> {
  if (verbose && quiet) {
    throw new UsageError('--verbose and --quiet exclude each other; use one of them');
  }
  const requested = readReportOptions(report);
  await prepareReports(requested.files);
  return { ...requested, detail: verbose ? 'verbose' : quiet ? 'quiet' : 'brief' };
}

/** Whether a report has the lines of the document that is checked. */
export function showsLines({ files, printed }: Output): boolean {
  return [printed, ...files.map(({ format }) => format)].some(
    (format) => format === 'sarif' || format === 'github' || format === 'json',
  );
}

/** A result, and how it is reported. */
export interface ReportedRun {
  readonly result: Result;
  readonly output: Output;
  /** Writes something else, and returns what it wrote in a line. */
  readonly writeElse?: (() => Promise<string>) | undefined;
}

/**
 * Prints a result, and writes its reports. With a report on standard output, all else goes to
 * standard error.
 *
 * @throws {UsageError} naming the file that can't be written
 */
export async function reportRun(
  { result, output, writeElse }: ReportedRun,
  terminal: Terminal,
): Promise<void> {
  const { printed, files, detail } = output;
  if (printed !== undefined) printText(await formatReport(printed, result), terminal);
  // Where nothing could be judged there is nothing to report but what to change.
  else if (result.stopped !== undefined && exitCodeOf(result) === 2) {
    terminal.warn(result.stopped);
  } else printText(formatDefault(result, detail, terminal), terminal);
  await writeReports(result, files);
  const lines = files.map(({ format, file }) => `${format} report: ${file}`);
  if (writeElse !== undefined) lines.push(await writeElse());
  if (detail === 'quiet') return;
  for (const line of lines) {
    if (printed === undefined) terminal.print(line);
    else terminal.warn(line);
  }
}

/** `print` ends the last line. */
function printText(text: string, terminal: Terminal): void {
  terminal.print(text.replace(/\n$/, ''));
}

function formatDefault(
  result: Result,
  detail: Output['detail'],
  { color, columns }: Terminal,
): string {
  switch (detail) {
    case 'brief':
      return formatBrief(result, { color, width: columns });
    case 'verbose':
      return formatText(result, { color });
    case 'quiet':
      return formatCounts(result);
    default:
      return detail satisfies never;
  }
}
