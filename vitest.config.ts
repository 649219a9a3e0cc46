import { defineConfig, type ViteUserConfigFnObject } from 'vitest/config';

/** What takes minutes, large contents or a measure of memory: `npm run test:slow`. */
const SLOW = '**/*.slow.test.ts';

const config: ViteUserConfigFnObject = defineConfig(({ mode }) => ({
  test: {
    include: mode === 'slow' ? [SLOW] : ['**/*.test.ts'],
    reporters: ['default', './.ci/count-reporter.ts'],
    exclude: ['dist/**', 'node_modules/**', 'generated/**', ...(mode === 'slow' ? [] : [SLOW])],
    // Most tests wait for other processes and for moments to pass.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}));

export default config;
