// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './usage-error.js';

/** A file that is written completely or not at all. */
export interface OutputFile {
  readonly file: FileHandle;
  /** Moves it to the requested path, replacing an existing file. */
  keep(): Promise<void>;
  /** Deletes what was written. */
  discard(): Promise<void>;
}

/**
 * Opens a file beside the path, to be renamed once it is complete. Anything but a plain file, such
 * as a pipe or a device, is written to as it is.
 *
 * @throws UsageError where the path can't be written.
 */
export async function openOutputFile(path: string): Promise<OutputFile> {
  try {
    const before = await stat(path).catch(() => undefined);
    if (before?.isDirectory()) throw new Error('it is a folder');
    if (before !== undefined && !before.isFile()) return asItIs(await open(path, 'w'));
    // A link is kept; its target is replaced.
    const target = before === undefined ? path : await realpath(path);
    const part = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
    const file = await open(part, 'wx', before === undefined ? 0o666 : before.mode & 0o777);
    return {
      file,
      async keep() {
        await file.close();
        await rename(part, target);
      },
      async discard() {
        await file.close();
        await rm(part, { force: true });
      },
    };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--output: ${path} can't be written: ${message}`, { cause });
  }
}

/** A file that is written in place; it is emptied after a failure. */
export function newOutputFile(file: FileHandle, path: string): OutputFile {
  const { keep } = asItIs(file);
  return {
    file,
    keep,
    async discard() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}

function asItIs(file: FileHandle): OutputFile {
  const close = (): Promise<void> => file.close();
  return { file, keep: close, discard: close };
}
