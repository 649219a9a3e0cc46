import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentBytes } from '../content-bytes.js';
import type { FileData } from '../wire-case.js';

/** A folder of the disk that ends with the tests. */
export interface Folder {
  /** Writes a file under its own name, beside no other; gives its path. */
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
