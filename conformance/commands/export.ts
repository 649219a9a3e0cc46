import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '@upspec/document/make-folder';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { UsageError } from '../kit-error.js';
import { exportFixtures, type ExportFormat } from '../record/export-fixtures.js';
import { recordedApi, type SpecArguments } from './recorded-api.js';

export interface ExportArguments extends SpecArguments {
  readonly fixtures: readonly string[];
  readonly format: ExportFormat;
  /** Standard output without it. */
  readonly out?: string;
}

/**
 * `upspec export`: writes fixtures as HAR or Arazzo, and reports what that format can't express.
 */
export async function runExport(options: ExportArguments, terminal: Terminal): Promise<ExitCode> {
  const { fixtures, format, out } = options;
  const { contract } = await recordedApi(options);
  const exported = { contract, fixtures, format };
  const { text, inexpressible } = await exportFixtures(exported);
  if (out === undefined) terminal.print(text.trimEnd());
  else await write(out, text);
  for (const line of inexpressible) terminal.warn(line);
  return 0;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(file));
    await writeFile(file, text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file} can't be written: ${message}`, { cause });
  }
}
