import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['**/*.test.ts'],
    reporters: ['default', './.ci/count-reporter.ts'],
    exclude: ['dist/**', 'node_modules/**', 'generated/**'],
    // Most tests wait for other processes and for moments to pass.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default config;
