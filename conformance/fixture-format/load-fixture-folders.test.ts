import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFixtureFolders } from './load-fixture-folders.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'upspec-folders-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(folder: string, name: string): Promise<void> {
  const fixture = {
    name,
    title: 'A',
    source: { kind: 'recorded' },
    exchanges: [{ request: { method: 'GET', path: '/' }, response: { status: 200 } }],
  };
  const file = join(root, folder, `${name}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(fixture));
}

async function namesOf(...folders: readonly string[]): Promise<readonly string[]> {
  const { fixtures } = await loadFixtureFolders(folders.map((folder) => join(root, folder)));
  return fixtures.map(({ name }) => name);
}

test('a name that two folders have gets the name of its folder', async () => {
  await write('morning', 'recorded/001-health');
  await write('evening', 'recorded/001-health');
  await write('evening', 'recorded/002-login');
  expect(await namesOf('morning', 'evening')).toEqual([
    'morning/recorded/001-health',
    'evening/recorded/001-health',
    'recorded/002-login',
  ]);
});

test('folders of one name are named with the folders above them', async () => {
  await write('a/rec', '001');
  await write('b/rec', '001');
  await write('c', '001');
  expect(await namesOf('a/rec', 'b/rec', 'c')).toEqual(['a/rec/001', 'b/rec/001', 'c/001']);
});

test('a folder that is given twice is read once', async () => {
  await write('rec', '001');
  expect(await namesOf('rec', './rec/')).toEqual(['001']);
});

test('the file of a renamed fixture is known', async () => {
  await write('a', '001');
  await write('b', '001');
  const { files } = await loadFixtureFolders([join(root, 'a'), join(root, 'b')]);
  expect([...files]).toEqual([
    ['a/001', join(root, 'a', '001.json')],
    ['b/001', join(root, 'b', '001.json')],
  ]);
});
