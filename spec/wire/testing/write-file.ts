import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentBytes } from '../content-bytes.js';
import type { FileData } from '../wire-case.js';

/** A temporary folder for the tests. */
export interface Folder {
  /** Writes a file with its name into a folder of its own, and returns the path. */
  write(file: FileData): string;
  remove(): void;
}

export function makeFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'upspec-wire-'));
  return {
    write(file) {
      const path = join(mkdtempSync(join(folder, 'file-')), file.filename ?? 'nameless');
      writeFileSync(path, contentBytes(file.content));
      return path;
    },
    remove() {
      rmSync(folder, { recursive: true });
    },
  };
}
