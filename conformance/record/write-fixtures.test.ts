import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFixtures } from '../fixture-format/load-fixtures.js';
import { KitError, UsageError } from '../kit-error.js';
import { retrieve } from '../testing/sample-fixtures.js';
import { writeFixtures } from './write-fixtures.js';

let folder: string;
const { name: _, ...fixture } = retrieve;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('fixtures are written by number, and are found again where they say that they are', async () => {
  const files = await writeFixtures(
    [
      { fixture, stem: 'a' },
      { fixture, stem: 'b' },
    ],
    folder,
  );
  expect(files).toEqual(['001-a', '002-b'].map((name) => join(folder, `recorded/${name}.json`)));
  expect((await loadFixtures(folder)).map(({ name }) => name)).toEqual([
    'recorded/001-a',
    'recorded/002-b',
  ]);
  expect(await readdir(join(folder, 'recorded'))).toHaveLength(2);
});

test('existing files are never overwritten', async () => {
  await mkdir(join(folder, 'recorded'));
  await writeFile(join(folder, 'recorded/041-mine.json'), 'mine');
  await writeFixtures([{ fixture, stem: 'mine' }], folder);
  const [first, second] = await Promise.all([
    writeFixtures([{ fixture, stem: 'x' }], folder),
    writeFixtures([{ fixture, stem: 'x' }], folder),
  ]);
  expect(first).not.toEqual(second);
  expect(await readFile(join(folder, 'recorded/041-mine.json'), 'utf8')).toBe('mine');
  expect((await readdir(join(folder, 'recorded'))).sort()).toEqual([
    '041-mine.json',
    '042-mine.json',
    '043-x.json',
    '044-x.json',
  ]);
});

test('what is not a fixture is not written', async () => {
  const writing = writeFixtures([{ fixture: { ...fixture, title: '' }, stem: 'a' }], folder);
  await expect(writing).rejects.toThrow(KitError);
  expect(await readdir(join(folder, 'recorded'))).toEqual([]);
});

test('a folder that cannot be created is reported', async () => {
  await writeFile(join(folder, 'file'), '');
  const writing = writeFixtures([], join(folder, 'file'));
  await expect(writing).rejects.toThrow(UsageError);
  await expect(writing).rejects.toThrow(`fixtures can't be written into ${join(folder, 'file')}: `);
});
