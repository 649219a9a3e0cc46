import { existsSync } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '@upspec/document/make-folder';
import { UsageError } from '../kit-error.js';
import type { Result } from '../verdict/result.js';
import { formats, isFormat, type Format } from './formats.js';

/** A requested report. */
export interface ReportRequest {
  readonly format: Format;
  readonly file: string;
}

/**
 * Reads `--report` options, as `junit=reports/junit.xml`.
 *
 * @throws {UsageError} with every option that can't be followed
 */
export function readReportOptions(options: readonly string[]): readonly ReportRequest[] {
  const violations: string[] = [];
  const requests: ReportRequest[] = [];
  for (const option of options) {
    const [, format = '', file = ''] = /^([^=]*)=(.*)$/s.exec(option) ?? [];
    if (isFormat(format) && file !== '') requests.push({ format, file });
    else violations.push(`--report ${option}: must be FORMAT=FILE, where FORMAT is ${names}`);
  }
  if (violations.length > 0) throw new UsageError(violations.join('\n'));
  return requests;
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
    const report = (await formats[format]())(result);
    try {
      await makeFolder(dirname(file));
      await writeFile(file, report);
    } catch (cause) {
      throw new UsageError(unwritable(format, file, cause), { cause });
    }
  }
}
