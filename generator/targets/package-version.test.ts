import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { packageVersion } from './package-version.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-version-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test.each([
  ['x-upspec-version: 1.4.2', '1.4.2'],
  ['x-upspec-version: 2.0.0-beta.1', '2.0.0-beta.1'],
  ['x-upspec-version: v2', '0.1.0'],
  ['x-upspec-version: 2', '0.1.0'],
  ['description: Without the keyword.', '0.1.0'],
])('packages of an API of version 7.0.0 with "%s" have the version %s', async (line, expected) => {
  const file = join(folder, 'openapi.yaml');
  await writeFile(
    file,
    `openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 7.0.0\n  ${line}\npaths: {}\n`,
  );
  expect(packageVersion(buildModel(await loadDocument(file), []))).toBe(expected);
});
