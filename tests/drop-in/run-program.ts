import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

/** The library that a program imports as `openai`. */
export type Library = 'official' | 'own';

const modules: Readonly<Record<Library, string>> = {
  official: join(root, 'node_modules', 'openai', 'index.mjs'),
  own: join(root, 'generated', 'typescript', 'client.ts'),
};

/** A program with what it is started with. */
export interface ProgramRun {
  /** Its name in `programs/`, without an extension. */
  readonly name: string;
  readonly library: Library;
  /** A folder that exists, for the compiled program. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Compiles a program for the official library, with the module behind its import replaced, and runs it.
 *
 * @returns what it printed: its output, then its errors.
 */
export async function runProgram(run: ProgramRun): Promise<string> {
  const outfile = join(run.folder, `${run.name}-${run.library}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'programs', `${run.name}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    alias: { openai: modules[run.library] },
    external: ['undici', 'ws', 'zod', 'zod/*'],
    outfile,
    logLevel: 'silent',
  });
  const child = spawn(process.execPath, [outfile, ...run.args], {
    env: { PATH: process.env['PATH'], ...run.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  return Buffer.concat(output).toString();
}
