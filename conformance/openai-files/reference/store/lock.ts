import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataFolderError } from '../serve-errors.js';

/** The name of the lock file. It contains the id of the process that uses the data folder. */
export const LOCK_NAME = 'lock';

// Distinguishes a lock of this process from one that an earlier process with the same id left, as
// in containers, where the first process always has the same id.
const held = new Set<string>();

/**
 * Locks a data folder for this process. A lock whose process has ended is replaced.
 *
 * @returns a function that releases the folder
 * @throws {DataFolderError} if a running process has the lock
 */
export async function lock(folder: string): Promise<() => Promise<void>> {
  const path = join(resolve(folder), LOCK_NAME);
  if (held.has(path)) throw inUse(folder, process.pid);
  held.add(path);
  try {
    await take(path, folder);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    await rm(path, { force: true });
    held.delete(path);
  };
}

async function take(path: string, folder: string): Promise<void> {
  if (await isCreated(path)) return;
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  if (holder !== process.pid && isAlive(holder)) throw inUse(folder, holder);
  await rm(path, { force: true });
  if (!(await isCreated(path))) throw inUse(folder, Number(await readFile(path, 'utf8')));
}

async function isCreated(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(folder: string, pid: number): DataFolderError {
  return new DataFolderError(
    folder,
    `is in use by process ${pid}; stop it, or choose another folder`,
  );
}
