import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { EmittedFile } from '../targets/target.js';
import { resolveInside } from './resolve-inside.js';

/** What writing the files would do to a folder. */
export type Change =
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'update';
      readonly path: string;
      readonly text: string;
      readonly before: string;
    }
  | { readonly kind: 'remove'; readonly path: string; readonly before: string };

/** The words by which a file of ours is known; no other file is ever removed. */
const OURS = 'by `upspec generate`; do not edit.';

/**
 * Compares a folder with the files that should be in it.
 * @param owns whether a file that is there and not wanted is ours to remove.
 */
export async function compareFolder(
  out: string,
  files: readonly EmittedFile[],
  owns: (path: string) => boolean,
): Promise<readonly Change[]> {
  const wanted = await Promise.all(files.map((file) => compareFile(out, file)));
  const folders = [...new Set(files.map(({ path }) => path.slice(0, path.indexOf('/'))))];
  const present = (await Promise.all(folders.map((folder) => listFiles(out, folder)))).flat();
  const unwanted = present.filter(
    (path) => owns(path) && !files.some((file) => file.path === path),
  );
  const stale = await Promise.all(unwanted.map((path) => compareStale(out, path)));
  return [
    ...wanted.filter((change) => change !== undefined),
    ...stale.filter((change) => change !== undefined),
  ].sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

/** A file of somebody else stands where one of ours would be written. */
export class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
}

function isOurs(text: string): boolean {
  return text.slice(0, 1000).includes(OURS);
}

async function compareFile(out: string, { path, text }: EmittedFile): Promise<Change | undefined> {
  const before = await readIfThere(await resolveInside(out, path));
  if (before === undefined) return { kind: 'create', path, text };
  if (before === text) return undefined;
  if (!isOurs(before)) {
    throw new ForeignFileError(
      `${join(out, path)}: was not made by upspec generate, and is left alone; move it, or name another folder with --out`,
    );
  }
  return { kind: 'update', path, text, before };
}

async function listFiles(out: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(out, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

async function compareStale(out: string, path: string): Promise<Change | undefined> {
  const before = (await readIfThere(join(out, path))) ?? '';
  return isOurs(before) ? { kind: 'remove', path, before } : undefined;
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  });
}
