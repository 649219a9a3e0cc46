import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { expect, test } from 'vitest';

const CLIENT = join(import.meta.dirname, '..', '..', 'generated', 'typescript', 'client.ts');

const common = {
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
  outdir: 'out',
  write: false,
} as const satisfies BuildOptions;

/** Bundles a program with the client, minified. */
async function bundle(options: Pick<BuildOptions, 'plugins'> = {}): Promise<readonly Uint8Array[]> {
  const { outputFiles } = await build({ ...common, ...options });
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
      contents: `export const [uploadFile] = [];
        export const [SourceChangedError, UnfinishedUploadError, UploadExpiredError] = [];`,
    }));
  },
};

/** Leaves out the code that is loaded when a call first needs it. */
const withoutLaterCode: Plugin = {
  name: 'without later code',
  setup({ onResolve }) {
    onResolve({ filter: /^/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

// 1 KB is 1,000 bytes here.

/** Strings of code that few programs need: for streams, redirects, logs, dates, states and pages. */
const laterCode = [
  'the body was cancelled',
  'redirect without a target',
  'undici:request:headers',
  'response to ',
  'gmt',
  'maxWait',
  'expected a slash',
  'the server repeats items',
];

test('a program with the client of nine operations loads at most 13 KB, minified and compressed', async () => {
  const [bytes] = await bundle({ plugins: [withoutUploads, withoutLaterCode] });
  expect(bytes?.length).toBeGreaterThan(10_000);
  expect(compressedSize(bytes)).toBeLessThanOrEqual(13_000);
  // No operation of it returns a stream of events.
  expect(Buffer.from(bytes ?? '').toString()).not.toContain('last-event-id');
});

test('code that few programs need is loaded when a call first needs it', async () => {
  const [initial] = await bundle({ plugins: [withoutUploads, withoutLaterCode] });
  const [whole] = await bundle({ plugins: [withoutUploads] });
  const contains = (bytes: Uint8Array | undefined) => (text: string) =>
    Buffer.from(bytes ?? '').includes(text);
  expect(laterCode.filter(contains(initial))).toEqual([]);
  expect(laterCode.filter(contains(whole))).toEqual(laterCode);
});

test('the first upload in parts of a Blob loads at most 3 KB, apart from code for other uses', async () => {
  const { outputFiles, metafile } = await build({ ...common, splitting: true, metafile: true });
  const { outputs } = metafile;
  const entry = pathOf(outputs, (path) => !path.includes('-'));
  const upload = pathOf(outputs, (path) => path.includes('run-upload'));
  const initial = loadedBy(outputs, entry);
  const later = loadedBy(outputs, upload).filter((path) => !initial.includes(path));
  const text = (path: string): Uint8Array | undefined =>
    outputFiles.find((file) => file.path.endsWith(basename(path)))?.contents;
  const size = later.reduce((sum, path) => sum + compressedSize(text(path)), 0);
  expect(size).toBeGreaterThan(1_000);
  expect(size).toBeLessThanOrEqual(3_000);
  const own = [...initial, ...later].map((path) => Buffer.from(text(path) ?? '').toString());
  for (const other of ['is not the state', 'regular file', 'has no MD5', 'bytesPerSecond']) {
    expect(own.filter((each) => each.includes(other))).toEqual([]);
    expect(outputFiles.some(({ contents }) => Buffer.from(contents).includes(other))).toBe(true);
  }
});

test('in one file, the nine operations have at most 16.2 KB, and uploads add at most 6.4 KB', async () => {
  const [without] = await bundle({ plugins: [withoutUploads] });
  const [whole] = await bundle();
  expect(compressedSize(without)).toBeLessThanOrEqual(16_200);
  const added = compressedSize(whole) - compressedSize(without);
  expect(added).toBeGreaterThan(1_000);
  expect(added).toBeLessThanOrEqual(6_400);
});

type Outputs = Metafile['outputs'];

function pathOf(outputs: Outputs, isMeant: (path: string) => boolean): string {
  return Object.keys(outputs).find((path) => isMeant(basename(path))) ?? '';
}

/** A file and those that it imports. */
function loadedBy(outputs: Outputs, path: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(path)) return [...seen];
  seen.add(path);
  for (const each of outputs[path]?.imports ?? []) {
    if (each.kind === 'import-statement') loadedBy(outputs, each.path, seen);
  }
  return [...seen];
}
