import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../generate.js';
import { KEYWORDS } from './testing/keyword-documents.js';

const COMMITTED = join(import.meta.dirname, '../../../generated/typescript');

/** Bundles the exports of a validators module by name, and returns the size in bytes. */
async function bytesOf(folder: string, names: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from './validators.js';`, resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    // Tests the code alone: no package.json declares that its modules have no side effects.
    ignoreAnnotations: true,
    write: false,
  });
  return outputFiles[0]?.contents.length ?? 0;
}

describe('a bundle has only the validators that it imports', () => {
  test.each([
    { names: '{ isFilePurpose }', limit: 250 },
    { names: '{ isFileObject }', limit: 2_000 },
    { names: '{ isUpload }', limit: 5_000 },
    { names: '{ assertUpload }', limit: 5_500 },
    { names: '{ validateUpload }', limit: 5_500 },
    { names: '{ ValidationFailure }', limit: 400 },
    { names: '*', limit: 25_000 },
  ])('$names needs less than $limit bytes', async ({ names, limit }) => {
    expect(await bytesOf(COMMITTED, names)).toBeLessThan(limit);
  });
});

test('nothing runs when the committed module is imported', async () => {
  expect(await bytesOf(COMMITTED, '{}')).toBe(0);
});

describe('a document with every keyword', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upspec-tree-shaking-'));
    const spec = join(folder, 'openapi.json');
    await writeFile(spec, JSON.stringify(KEYWORDS));
    await generate({ spec, out: folder, targets: ['validators'] });
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('runs nothing on import', async () => {
    expect(await bytesOf(join(folder, 'typescript'), '{}')).toBe(0);
  });

  test('contains the guard of one schema without those of others', async () => {
    expect(await bytesOf(join(folder, 'typescript'), '{ isConstant }')).toBeLessThan(100);
    expect(await bytesOf(join(folder, 'typescript'), '{ isPattern }')).toBeLessThan(200);
  });

  test('uses no eval, no imports and no globals of Node.js', async () => {
    const text = await readFile(join(folder, 'typescript/validators.js'), 'utf8');
    expect(text).not.toMatch(/\beval\b|new Function|\bimport\b|\brequire\(|\bprocess\b/);
  });
});
