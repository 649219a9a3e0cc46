import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder and its missing parents. Node's own recursive `mkdir` never returns where the
 * system reports "no such file" for a folder that it won't create, as below `/proc`.
 * @param mode the permissions of the created folders.
 * @throws the system's error when a folder can't be created, or something else has its name.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    // Another process may have created it; below an existing folder, "no such file" means that
    // creating one is denied.
    await mkdir(path, mode).catch(async (rejection: unknown) => {
      if (!(await isFolder(path))) throw rejection;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
