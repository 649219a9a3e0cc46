import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const CLIENT = join(import.meta.dirname, '..', '..', 'generated', 'typescript', 'client.ts');

test('a program with the client of nine operations is at most 15 KB, minified and compressed', async () => {
  const { outputFiles } = await build({
    // Without the client for Azure, which such a program does not need.
    stdin: {
      contents: "import { OpenAI } from 'client'; globalThis.client = new OpenAI();",
      resolveDir: import.meta.dirname,
    },
    alias: { client: CLIENT },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  expect(bytes.length).toBeGreaterThan(10_000);
  expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(15 * 1024);
  // No operation of it returns a stream of events.
  expect(Buffer.from(bytes).toString()).not.toContain('last-event-id');
});
