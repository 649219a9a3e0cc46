import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { packages } from './packages.js';

/** A file of the project that holds code. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What a file imports, type imports, `import()`, `require` and `resolve` included. */
export interface Import {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
  /** Whether only types are imported, which leave no trace at run time. */
  readonly isTypeOnly: boolean;
}

const CODE = /\.[cm]?[jt]s$/;
/** A call that finds a module by its name: `require('x')`, `createRequire(url).resolve('x')`. */
const CALL =
  /(?:\brequire|(?<!\b(?:Promise|path))\.resolve)\(\s*(?<quote>['"`])(?<name>[^'"`$]+)\k<quote>\s*\)/g;

const ROOT = join(import.meta.dirname, '..', '..');

/** The sources of all packages and of `spec/`, without tests and what only tests use. */
export function sourceFiles(): readonly SourceFile[] {
  const top = new Set([...packages().map(({ folder }) => folder.split('/')[0] ?? folder), 'spec']);
  return [...top]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && CODE.test(entry.name))
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .filter((path) => !isBuilt(path) && !isForTests(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** What a file imports, in order. */
export function importsOf({ text }: SourceFile): readonly Import[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text);
  const imported = importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    pos,
    isTypeOnly: isTypeImport(text, pos),
  }));
  const referenced = typeReferenceDirectives.map(({ fileName, pos }) => ({
    specifier: fileName,
    pos,
    isTypeOnly: true,
  }));
  const called = [...text.matchAll(CALL)].map(({ groups, index }) => ({
    specifier: groups?.['name'] ?? '',
    pos: index,
    isTypeOnly: false,
  }));
  return [...imported, ...referenced, ...called].map(({ pos, ...each }) => ({
    ...each,
    line: text.slice(0, pos).split('\n').length,
  }));
}

/** Whether the statement before a specifier begins with `import type` or `export type`. */
function isTypeImport(text: string, pos: number): boolean {
  const before = text.slice(0, pos);
  const start = Math.max(before.lastIndexOf('import'), before.lastIndexOf('export'));
  return /^(?:import|export)\s+type\b/.test(before.slice(start));
}

function isBuilt(path: string): boolean {
  return (
    path.endsWith('.d.ts') ||
    path.startsWith('generated/docs/') ||
    /(^|\/)(dist|node_modules)\//.test(path)
  );
}

function isForTests(path: string): boolean {
  return /\.test\.[cm]?ts$/.test(path) || path.includes('/testing/');
}
