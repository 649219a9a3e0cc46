import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** A program of the folder `programs` with the client's sources, for the standard input of Node.js. */
export function bundledProgram(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'programs', name)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** The arguments with which Node.js runs such a program. */
export const FROM_INPUT: readonly string[] = ['--input-type=module', '-'];
