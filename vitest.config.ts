import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type ViteUserConfigFnObject } from 'vitest/config';

// Tests run the sources of every package, by the same table as the compiler.
const { compilerOptions } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'tsconfig.json'), 'utf8'),
) as { readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly [string]>> } };

/** What takes minutes, large contents or a measure of memory: `npm run test:slow`. */
const SLOW = '**/*.slow.test.ts';

const config: ViteUserConfigFnObject = defineConfig(({ mode }) => ({
  resolve: {
    alias: Object.entries(compilerOptions.paths).map(([name, [file]]) => ({
      find: new RegExp(`^${name}$`),
      replacement: join(import.meta.dirname, file.replace(/\.d\.ts$/, '.js')),
    })),
  },
  test: {
    include: mode === 'slow' ? [SLOW] : ['**/*.test.ts'],
    reporters: ['default', './.ci/count-reporter.ts'],
    exclude: [
      '**/dist/**',
      '**/node_modules/**',
      'generated/**',
      ...(mode === 'slow' ? [] : [SLOW]),
    ],
    // Most tests wait for other processes and for times to pass, so that three keep two cores busy. A
    // busy machine may take ten times as long as a quiet one.
    maxWorkers: mode === 'slow' ? 2 : 3,
    // Loading the sources again for each file would take a third of the time.
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
}));

export default config;
