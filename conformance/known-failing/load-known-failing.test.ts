import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadKnownFailing } from './load-known-failing.js';

const cases = [
  { name: 'files/list/order', requirements: ['LIST-03'] },
  { name: 'uploads/cancel/twice', requirements: ['CANCEL-04'] },
];
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-known-'));
  file = join(folder, 'known.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

test('patterns on names, on requirements and on first looks are taken', async () => {
  await writeFile(file, 'files/**: a\nCANCEL-04: b\npreflight/createUpload: c\n');
  const entries = await loadKnownFailing(file, cases);
  expect(entries.map(({ pattern }) => pattern)).toEqual([
    'files/**',
    'CANCEL-04',
    'preflight/createUpload',
  ]);
});

test('an entry knows what the cases test that it names, and not those of a requirement', async () => {
  await writeFile(file, 'uploads/**: a\nLIST-03: b\n');
  const entries = await loadKnownFailing(file, cases);
  expect(entries.map(({ tested }) => tested)).toEqual([['CANCEL-04'], []]);
});

test('every pattern that matches nothing is reported with its location', async () => {
  await writeFile(file, 'files/lost/**: a\nLIST-03: b\nLIST-3: c\n');
  await expect(loadKnownFailing(file, cases)).rejects.toThrow(
    `${file}:1:1: the pattern "files/lost/**" matches no case and no requirement; ` +
      '`upspec check --list` names all\n' +
      `${file}:3:1: the pattern "LIST-3" matches no case and no requirement; ` +
      '`upspec check --list` names all',
  );
});

test('a list that does not exist is reported', async () => {
  await expect(loadKnownFailing(file, cases)).rejects.toThrow(
    `${file}: the list of known failures can't be read: `,
  );
});

test('a list beyond a mebibyte is not read', async () => {
  await writeFile(file, `# ${'x'.repeat(1024 * 1024)}`);
  await expect(loadKnownFailing(file, cases)).rejects.toThrow('has at most 1048576 bytes');
});
