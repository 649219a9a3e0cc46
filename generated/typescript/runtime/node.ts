// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from './errors.js';

/** The used parts of Node.js, so that a project without its types compiles this file as well. */
declare const process: {
  getBuiltinModule(id: 'node:fs'): {
    readonly openAsBlob: (path: string, options: { readonly type: string }) => Promise<Blob>;
  };
  getBuiltinModule(id: 'node:fs/promises'): {
    readonly open: (path: string) => Promise<{
      read(into: Uint8Array): Promise<{ readonly bytesRead: number }>;
      close(): Promise<void>;
    }>;
    readonly stat: (
      path: string,
    ) => Promise<{ isFile(): boolean; readonly size: number; readonly mtimeMs: number }>;
  };
  getBuiltinModule(id: 'node:path'): { readonly basename: (path: string) => string };
  getBuiltinModule(id: 'node:url'): { readonly fileURLToPath: (url: URL) => string };
};

const { openAsBlob } = process.getBuiltinModule('node:fs');
const { open, stat } = process.getBuiltinModule('node:fs/promises');
const { basename } = process.getBuiltinModule('node:path');
const { fileURLToPath } = process.getBuiltinModule('node:url');

/** Files below /proc have content but report their size as 0. */
async function isEmpty(location: string): Promise<boolean> {
  const handle = await open(location);
  try {
    const { bytesRead } = await handle.read(new Uint8Array(1));
    return bytesRead === 0;
  } finally {
    await handle.close();
  }
}

/** The options of `fileFromPath`. */
export interface FileFromPathOptions {
  /** Defaults to the last segment of the path. */
  readonly filename?: string | undefined;
  /** The media type: `text/jsonl`. */
  readonly type?: string | undefined;
}

/**
 * Opens a file on disk as a `File`, whose bytes are read only while it is sent and, after a failed
 * attempt, read again. In Node a file that changes in between fails the request with a
 * BodyReadError. Bun sends the content at the time of the call. Deno reads the file immediately.
 *
 * @throws InvalidInputError where the path is not a readable file.
 *
 * @example
 * ```ts
 * import { fileFromPath } from '@upspec/openai-files/node';
 *
 * const file = await fileFromPath('README.md', { filename: 'readme.txt' });
 * console.log(file.name); // readme.txt
 * ```
 */
export async function fileFromPath(
  path: string | URL,
  options: FileFromPathOptions = {},
): Promise<File> {
  const location = typeof path === 'string' ? path : fileURLToPath(path);
  const type = options.type ?? '';
  try {
    const stats = await stat(location);
    if (!stats.isFile()) throw new Error('it is not a regular file');
    const blob = await openAsBlob(location, { type });
    // Bun measures a file only when its size is read.
    if (blob.size !== stats.size) throw new Error('it changed while it was opened');
    if (stats.size === 0 && !(await isEmpty(location))) {
      throw new Error(
        'its size is reported as 0 bytes, but it is not empty; pass its content as bytes',
      );
    }
    const name = options.filename ?? basename(location);
    return new File([blob], name, { type, lastModified: Math.trunc(stats.mtimeMs) });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidInputError('path', `${location} can't be sent: ${message}`, { cause });
  }
}
