import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** A program of `programs/` in one file, for Node.js and what is compatible with it, or others. */
export function bundleProgram(name: string, platform: 'node' | 'browser'): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'programs', `${name}.ts`)],
    bundle: true,
    platform,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
