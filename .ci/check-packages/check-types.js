// The types of the client, under every way of importing that its README names.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.js';

const COMMON = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  resolveJsonModule: true,
  skipLibCheck: false,
  types: [],
};
const NODE = { ...COMMON, types: ['node'] };

/** Each line compiles; `client.ts` is run afterwards from what it compiled to. */
const CONSUMERS = [
  { module: 'nodenext', files: ['client.ts'], options: NODE },
  { module: 'nodenext', files: ['import.mts', 'static.cts', 'dynamic.cts'], options: COMMON },
  {
    module: 'node20',
    moduleResolution: 'node16',
    files: ['import.mts', 'static.cts', 'dynamic.cts'],
    options: COMMON,
  },
  { module: 'node16', files: ['import.mts', 'dynamic.cts'], options: COMMON },
  { module: 'esnext', moduleResolution: 'bundler', files: ['import.mts'], options: COMMON },
  { module: 'preserve', moduleResolution: 'bundler', files: ['import.mts'], options: NODE },
];

/** The one that TypeScript rejects; when it no longer does, the README has to say so. */
const REJECTED = { module: 'node16', files: ['static.cts'], options: COMMON };

function compile(project, { module, moduleResolution = module, files, options }) {
  const name = `tsconfig.${module}.json`;
  const compilerOptions = { ...options, module, moduleResolution, outDir: 'out', rootDir: '.' };
  writeFileSync(join(project, name), JSON.stringify({ compilerOptions, files }));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', name, '--pretty', 'false'];
  execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: 'pipe' });
}

/** Compiles the consumers in a folder in which the client is installed. */
export function checkTypes(project) {
  cpSync(join(import.meta.dirname, 'consumers'), project, { recursive: true });
  mkdirSync(join(project, 'node_modules', '@types'), { recursive: true });
  for (const name of ['@types/node', 'undici-types']) {
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  for (const consumer of CONSUMERS) compile(project, consumer);
  try {
    compile(project, REJECTED);
  } catch (error) {
    if (/^static\.cts\(\d+,\d+\): error TS1479/.test(error.stdout)) return;
    throw error;
  }
  throw new Error('node16 accepts a static import from CommonJS: the README says it does not');
}
