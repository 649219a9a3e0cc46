// The packages of this project, and what each needs of the others.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Every workspace: its name, its folder, its manifest, and the names of the workspaces it needs. */
export function readPackages() {
  const folders = readManifest(root).workspaces.map((path) => join(root, path));
  const manifests = folders.map((folder) => ({ folder, manifest: readManifest(folder) }));
  const names = new Set(manifests.map(({ manifest }) => manifest.name));
  return manifests.map(({ folder, manifest }) => ({
    name: manifest.name,
    folder,
    manifest,
    needs: Object.keys(manifest.dependencies ?? {}).filter((name) => names.has(name)),
  }));
}

/** The names of a package and of all workspaces that it needs, directly or not. */
export function withNeeds(name, packages, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const needed of packages.find((one) => one.name === name).needs) {
    withNeeds(needed, packages, seen);
  }
  return seen;
}

/** Packs every workspace into a folder. Returns the path of each tarball by the package's name. */
export function packAll(folder) {
  const args = ['pack', '--workspaces', '--json', '--ignore-scripts', '--pack-destination', folder];
  const described = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }));
  return new Map(Object.values(described).map((one) => [one.name, join(folder, one.filename)]));
}
