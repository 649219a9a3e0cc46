import { existsSync } from 'node:fs';
import { open, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '@upspec/document/make-folder';
import { UsageError } from '../kit-error.js';
import type { Result } from '../verdict/result.js';
import type { KnownFailure } from './known-failure.js';
import { updateKnownFailing } from './update-known-failing.js';

/** The options of a run that name lists of known failures. */
export interface KnownFailingOptions {
  /** The list that is applied. */
  readonly knownFailing?: string;
  /** The list that is written. */
  readonly writeKnownFailing?: string;
}

/** A list of known failures to be written when a run has ended. */
export interface KnownFailingFile {
  /**
   * @param entries those of the list that was applied
   * @returns what was written, in a line
   * @throws {UsageError} when the file can't be written
   */
  write(result: Result, entries: readonly KnownFailure[]): Promise<string>;
}

/**
 * Finds out, before a run starts, whether a list of known failures can be written. Returns undefined
 * where none is to be written.
 *
 * @throws {UsageError} for a file that exists and is not the list that is applied, or one that can't
 *   be written
 */
export async function openKnownFailingFile({
  knownFailing,
  writeKnownFailing: file,
}: KnownFailingOptions): Promise<KnownFailingFile | undefined> {
  if (file === undefined) return undefined;
  const isUpdate = knownFailing !== undefined && (await isSameFile(file, knownFailing));
  const option = `--write-known-failing ${file}`;
  if (!isUpdate && existsSync(file)) {
    throw new UsageError(
      `${option}: the file exists; write another one, or update this one with --known-failing ${file} ${option}`,
    );
  }
  await attempt(option, async () => {
    await makeFolder(dirname(file));
    await (await open(file, 'a')).close();
    if (!isUpdate) await rm(file);
  });
  return {
    write: async (result, entries) => {
      const text = isUpdate ? await readFile(file, 'utf8') : '';
      // A list that is applied and not updated excuses nothing in the new one.
      const updated = updateKnownFailing(result, { text, entries: isUpdate ? entries : [] });
      await attempt(option, () => writeFile(file, updated.text, { flag: isUpdate ? 'w' : 'wx' }));
      const entry = updated.size === 1 ? 'entry' : 'entries';
      return `known failures: ${file} (${updated.size} ${entry})`;
    },
  };
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  if (!existsSync(one) || !existsSync(other)) return false;
  return (await realpath(one)) === (await realpath(other));
}

async function attempt(option: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${option}: the file can't be written: ${message}`, { cause });
  }
}
