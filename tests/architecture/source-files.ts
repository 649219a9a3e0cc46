import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { packages } from './packages.js';

/** A TypeScript file of the project. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What a file imports, type imports, `import()` and `require.resolve` included. */
export interface Import {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** The sources of all packages and of `spec/`, without tests and what only tests use. */
export function sourceFiles(): readonly SourceFile[] {
  const top = new Set([...packages().map(({ folder }) => folder.split('/')[0] ?? folder), 'spec']);
  return [...top]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .filter((path) => !isBuilt(path) && !isForTests(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** What a file imports, in order. */
export function importsOf({ text }: SourceFile): readonly Import[] {
  const imported = ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, pos }));
  const resolved = [...text.matchAll(/\.resolve\('(?<specifier>[@\w][^']*)'\)/g)].map((match) => ({
    specifier: match.groups?.['specifier'] ?? '',
    pos: match.index,
  }));
  return [...imported, ...resolved].map(({ specifier, pos }) => ({
    specifier,
    line: text.slice(0, pos).split('\n').length,
  }));
}

function isBuilt(path: string): boolean {
  return path.endsWith('.d.ts') || /(^|\/)(dist|node_modules)\//.test(path);
}

function isForTests(path: string): boolean {
  return path.endsWith('.test.ts') || path.includes('/testing/');
}
