import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the workspace. */
export interface Package {
  /** `@upspec/generator` */
  readonly name: string;
  /** From the root: `generator`. */
  readonly folder: string;
  /** The names of what it declares as `dependencies`. */
  readonly dependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Every package of the workspace, those in deeper folders first. */
export function packages(): readonly Package[] {
  const folders = readManifest('.').workspaces ?? [];
  return [...folders]
    .sort((a, b) => b.length - a.length)
    .map((folder) => {
      const { name, dependencies = {} } = readManifest(folder);
      return { name, folder, dependencies: Object.keys(dependencies) };
    });
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;
}
