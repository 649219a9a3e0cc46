// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from '../errors.js';
import { property } from '../value-type.js';

/** An open file; the used parts of Node's, so that a project without its types compiles, too. */
export interface OpenFile {
  read(
    into: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  stat(): Promise<FileStats>;
  close(): Promise<void>;
}

/** The used properties of a file. */
export interface FileStats {
  isFile(): boolean;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since the Unix epoch. */
  readonly mtimeMs: number;
  readonly ino: number;
  readonly dev: number;
}

/** The used parts of Node's modules, which Bun and Deno have, too. */
export interface NodeModules {
  readonly files: {
    open(path: string): Promise<OpenFile>;
    readFile(path: string | URL, encoding: 'utf8'): Promise<string>;
    rename(from: string, to: string | URL): Promise<void>;
    rm(path: string | URL, options: { readonly force: boolean }): Promise<void>;
    stat(path: string | URL): Promise<FileStats>;
    writeFile(
      path: string,
      text: string,
      options: { readonly flag: string; readonly mode: number },
    ): Promise<void>;
  };
  readonly streams: {
    readonly ReadStream: new (...given: never[]) => object;
    fstatSync(descriptor: number): FileStats;
  };
  readonly paths: { basename(path: string): string };
  readonly urls: { fileURLToPath(url: URL): string };
  readonly hashes: {
    createHash(algorithm: 'md5'): {
      update(bytes: Uint8Array): unknown;
      digest(encoding: 'hex' | 'base64'): string;
    };
  };
}

declare const process: {
  getBuiltinModule(id: 'node:fs/promises'): NodeModules['files'];
  getBuiltinModule(id: 'node:fs'): NodeModules['streams'];
  getBuiltinModule(id: 'node:path'): NodeModules['paths'];
  getBuiltinModule(id: 'node:url'): NodeModules['urls'];
  getBuiltinModule(id: 'node:crypto'): NodeModules['hashes'];
};

/** Whether this platform has files on disk. */
export function hasFiles(): boolean {
  return typeof property(property(globalThis, 'process'), 'getBuiltinModule') === 'function';
}

/**
 * The modules for files on disk. They are not imported, so that browsers can load this file.
 *
 * @param parameter - The argument that needs them.
 * @throws InvalidInputError where the platform has none.
 */
export function nodeModules(parameter: string): NodeModules {
  if (!hasFiles()) {
    throw new InvalidInputError(parameter, 'this platform has no files on disk');
  }
  return {
    files: process.getBuiltinModule('node:fs/promises'),
    streams: process.getBuiltinModule('node:fs'),
    paths: process.getBuiltinModule('node:path'),
    urls: process.getBuiltinModule('node:url'),
    hashes: process.getBuiltinModule('node:crypto'),
  };
}
