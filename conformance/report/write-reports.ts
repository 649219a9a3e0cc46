import { existsSync } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '@upspec/document/make-folder';
import { UsageError } from '../kit-error.js';
import type { Result } from '../verdict/result.js';
import { formats, isFormat, type Format } from './formats.js';

/** A requested report in a file. */
export interface ReportRequest {
  readonly format: Format;
  readonly file: string;
}

/** The requested reports. */
export interface RequestedReports {
  readonly files: readonly ReportRequest[];
  /** The one for standard output, in place of the default text. */
  readonly printed?: Format;
}

/**
 * Reads `--report` options: `junit=reports/junit.xml` for a file, `json` or `json=-` for standard
 * output.
 *
 * @throws {UsageError} with every option that can't be followed
 *
 * @example
 * readReportOptions(['json', 'html=a.html']);
 * // { files: [{ format: 'html', file: 'a.html' }], printed: 'json' }
 */
export function readReportOptions(options: readonly string[]): RequestedReports {
  const violations: string[] = [];
  const files: ReportRequest[] = [];
  const printed: Format[] = [];
  for (const option of options) {
    const [, format = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(option) ?? [];
    if (!isFormat(format) || file === '') {
      violations.push(
        `--report ${option}: must be FORMAT or FORMAT=FILE, where FORMAT is ${names}`,
      );
    } else if (file === undefined || file === '-') printed.push(format);
    else files.push({ format, file });
  }
  const [only, ...others] = printed;
  if (others.length > 0) {
    violations.push(
      `--report ${printed.join(' and ')}: only one report fits on standard output; write the others to files: --report ${others.at(-1) ?? ''}=FILE`,
    );
  }
  if (violations.length > 0) throw new UsageError(violations.join('\n'));
  return only === undefined ? { files } : { files, printed: only };
}

const names = Object.keys(formats).join(', ');

/**
 * Finds out whether reports can be written before a run starts. Creates missing folders; leaves
 * existing files unchanged.
 *
 * @throws {UsageError} naming each file that can't be written
 */
export async function prepareReports(requests: readonly ReportRequest[]): Promise<void> {
  const violations: string[] = [];
  for (const { format, file } of requests) {
    const isThere = existsSync(file);
    try {
      await makeFolder(dirname(file));
      await (await open(file, 'a')).close();
      if (!isThere) await rm(file);
    } catch (cause) {
      violations.push(unwritable(format, file, cause));
    }
  }
  if (violations.length > 0) throw new UsageError(violations.join('\n'));
}

function unwritable(format: Format, file: string, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return `the ${format} report can't be written to ${file}: ${message}`;
}

/** A report without colours, as it is written to a file. */
export async function formatReport(format: Format, result: Result): Promise<string> {
  return (await formats[format]())(result);
}

/**
 * Writes reports without colours; missing folders are created.
 *
 * @throws {UsageError} naming the file that can't be written
 */
export async function writeReports(
  result: Result,
  requests: readonly ReportRequest[],
): Promise<void> {
  for (const { format, file } of requests) {
    const report = await formatReport(format, result);
    try {
      await makeFolder(dirname(file));
      await writeFile(file, report);
    } catch (cause) {
      throw new UsageError(unwritable(format, file, cause), { cause });
    }
  }
}
