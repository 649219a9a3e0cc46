import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { expect, test } from 'vitest';

const CLIENT = join(import.meta.dirname, '..', '..', 'generated', 'typescript', 'client.ts');

/** Bundles the client, minified, to one file or to several. */
async function bundle(options: BuildOptions = {}): Promise<readonly Uint8Array[]> {
  const { outputFiles = [] } = await build({
    entryPoints: [CLIENT],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    ...options,
  });
  return outputFiles.map(({ contents }) => contents);
}

function compressedSize(bytes: Uint8Array | undefined): number {
  return gzipSync(bytes ?? new Uint8Array(), { level: 9 }).length;
}

/** Replaces the code that sends a file in parts. */
const withoutUploads: Plugin = {
  name: 'without uploads',
  setup({ onLoad }) {
    onLoad({ filter: /chunked-upload[\\/][\w-]+\.ts$/ }, () => ({
      contents: `export const [uploadFile, withoutOptions] = [];
        export const [SourceChangedError, UnfinishedUploadError, UploadExpiredError] = [];`,
    }));
  },
};

test('the client of nine operations is at most 15 KB, minified and compressed', async () => {
  const [bytes] = await bundle({ plugins: [withoutUploads] });
  expect(bytes?.length).toBeGreaterThan(10_000);
  expect(compressedSize(bytes)).toBeLessThanOrEqual(15 * 1024);
  // No operation of it returns a stream of events.
  expect(Buffer.from(bytes ?? '').toString()).not.toContain('last-event-id');
});

test('files in parts add at most 7 KB to it, which are loaded when they are needed', async () => {
  const [without] = await bundle({ plugins: [withoutUploads] });
  const [whole] = await bundle();
  const added = compressedSize(whole) - compressedSize(without);
  expect(added).toBeGreaterThan(1_000);
  expect(added).toBeLessThanOrEqual(7 * 1024);

  const [first, ...later] = await bundle({ splitting: true });
  const isLoadedLater = later.filter((bytes) => Buffer.from(bytes).includes('is not the state'));
  expect(isLoadedLater).toHaveLength(1);
  expect(Buffer.from(first ?? '').toString()).not.toContain('is not the state');
});
