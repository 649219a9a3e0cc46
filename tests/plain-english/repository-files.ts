import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Folders of installed packages, of compiled files and of reports; Git does not track them. */
const UNTRACKED: ReadonlySet<string> = new Set(['.git', 'dist', 'node_modules', 'reports']);

/** Every file of the repository, from the root and with forward slashes, in order. */
export function repositoryFiles(folder = ''): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !UNTRACKED.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? repositoryFiles(path) : [path];
    })
    .sort();
}
