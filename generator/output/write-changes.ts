import { rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '@upspec/document/make-folder';
import type { Change } from './compare-folder.js';

/** The output folder can't be written to. */
export class UnwritableOutputError extends Error {
  override readonly name = 'UnwritableOutputError';
}

/**
 * Writes the changes, each file completely or not at all.
 * @throws {UnwritableOutputError} naming the file that could not be written.
 */
export async function writeChanges(out: string, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const file = join(out, change.path);
    try {
      if (change.kind === 'remove') await removeFile(out, change.path);
      else await writeWhole(file, change.text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UnwritableOutputError(`${file}: can't be written: ${reason}`, { cause: error });
    }
  }
}

/** Removes a file, and its parent folders below the output folder that become empty. */
async function removeFile(out: string, path: string): Promise<void> {
  await rm(join(out, path));
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const isRemoved = await rmdir(join(out, folder)).then(
      () => true,
      () => false,
    );
    if (!isRemoved) return;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  await makeFolder(dirname(file));
  const draft = `${file}.${String(process.pid)}.draft`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
