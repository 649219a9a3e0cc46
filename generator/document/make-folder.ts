import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that lack. Node's own recursive `mkdir` never returns where the
 * system says "no such file" of a folder that it won't make, as below `/proc`.
 * @param mode the rights of the folders that are made.
 * @throws the system's error when one of them can't be made, or something else bears its name.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    // Another may have made it in between; below a folder that is there, "no such file" is a refusal.
    await mkdir(path, mode).catch(async (refusal: unknown) => {
      if (!(await isFolder(path))) throw refusal;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
