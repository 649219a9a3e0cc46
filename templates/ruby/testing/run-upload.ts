import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { evaluate } from './run-ruby.js';
import type { UploadServer } from './start-upload-server.js';

/** A folder with the file `rain.txt` of ten bytes, `abcdefghij`, which is removed with the test. */
export function uploadFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'upspec-upload-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'rain.txt'), 'abcdefghij');
  return folder;
}

/** Runs lines with a client of a server, in such a folder. */
export function runUpload(
  server: UploadServer,
  lines: string,
  cwd: string = uploadFolder(),
): Promise<unknown> {
  return evaluate(lines, { url: `${server.url}/v1`, cwd });
}
