import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['**/*.test.ts'],
    reporters: ['default', './.ci/count-reporter.ts'],
    exclude: ['dist/**', 'node_modules/**', 'generated/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default config;
