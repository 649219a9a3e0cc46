import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

/** The size of a program that creates a client: minified, and compressed with `gzip -9`. */
export interface BundleSize {
  readonly name: string;
  /** In bytes. */
  readonly minified: number;
  readonly compressed: number;
}

/** Replaces the code that sends a file in parts. */
const withoutUploads: Plugin = {
  name: 'without uploads',
  setup({ onLoad }) {
    onLoad({ filter: /chunked-upload[\\/][\w-]+\.[jt]s$/ }, () => ({
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

export async function bundleSizes(): Promise<readonly BundleSize[]> {
  return [
    await sizeOf('nine operations, loaded at the start', '@upspec/openai-files', [
      withoutUploads,
      withoutLaterCode,
    ]),
    await sizeOf('nine operations, in one file', '@upspec/openai-files', [withoutUploads]),
    await sizeOf('with uploadFile, in one file', '@upspec/openai-files', []),
    await sizeOf('official library, in one file', 'openai', []),
  ];
}

async function sizeOf(name: string, library: string, plugins: Plugin[]): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { OpenAI } from '${library}'; globalThis.client = new OpenAI();`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    plugins,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { name, minified: bytes.length, compressed: gzipSync(bytes, { level: 9 }).length };
}
