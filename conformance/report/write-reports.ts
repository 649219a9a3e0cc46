import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../../make-folder.js';
import { UsageError } from '../kit-error.js';
import type { Result } from '../verdict/result.js';
import { formats, isFormat, type Format } from './formats.js';

/** A report that was asked for. */
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
  const faults: string[] = [];
  const requests: ReportRequest[] = [];
  for (const option of options) {
    const [, format = '', file = ''] = /^([^=]*)=(.*)$/s.exec(option) ?? [];
    if (isFormat(format) && file !== '') requests.push({ format, file });
    else faults.push(`--report ${option}: must be FORMAT=FILE, where FORMAT is ${names}`);
  }
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  return requests;
}

const names = Object.keys(formats).join(', ');

/**
 * Writes reports without colours; folders are made where they lack.
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
      const told = cause instanceof Error ? cause.message : String(cause);
      throw new UsageError(`the ${format} report can't be written to ${file}: ${told}`, { cause });
    }
  }
}
