import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KitError } from '../kit-error.js';
import { fixturesFolder } from '../openai-files/fixtures-folder.js';
import { loadFixtures } from './load-fixtures.js';

const right = {
  name: 'files/a',
  title: 'A',
  requirements: ['FILE-01'],
  capabilities: ['files'],
  source: { kind: 'documented', evidence: ['the document'] },
  exchanges: [
    {
      operation: 'retrieveFile',
      request: { method: 'GET', path: '/files/x' },
      response: { status: 404, body: { json: null } },
    },
  ],
};
const [exchange] = right.exchanges;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-load-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(join(folder, path), text);
}

test('fixtures are read in the order of their names, and other files are ignored', async () => {
  await write('uploads/a.json', { ...right, name: 'uploads/a' });
  await write('files/b.json', { ...right, name: 'files/b' });
  await write('files/a.json', right);
  await write('files/README.md', '# Fixtures');
  expect((await loadFixtures(folder)).map(({ name }) => name)).toEqual([
    'files/a',
    'files/b',
    'uploads/a',
  ]);
});

test('the fixtures of the package are all in order', async () => {
  expect((await loadFixtures(fixturesFolder)).length).toBeGreaterThanOrEqual(45);
});

test('a folder without fixtures is rejected', async () => {
  await expect(loadFixtures(folder)).rejects.toThrow('there is no fixture (*.json) in this folder');
  await expect(loadFixtures(join(folder, 'none'))).rejects.toThrow(KitError);
});

const part = { name: 'file', text: 'a', base64: 'YQ==' };
const request = { method: 'POST', path: '/files' };

test.each<[unknown, readonly string[]]>([
  ['{"name": ', [': not valid JSON: ']],
  ['['.repeat(100), [': not valid JSON: JSON nested 100 levels deep']],
  [' '.repeat(1024 * 1024 + 1), [': has 1048577 bytes, where a fixture has at most 1048576']],
  [{ ...right, name: 'files/b' }, ['#/name: must be "files/a", after the file\'s path']],
  [{ ...right, tilte: 'A', title: undefined }, ['#/: unknown key "tilte"', '#/: the key "title"']],
  [
    { ...right, source: { kind: 'guessed', evidence: [] } },
    [
      '#/source/kind: must be one of recorded, quoted, documented',
      '#/source/evidence: must NOT have fewer than 1 items',
    ],
  ],
  [
    { ...right, exchanges: [{ ...exchange, request: { method: 'FETCH', path: 'files' } }] },
    [
      '#/exchanges/0/request/method: must be one of GET, ',
      '#/exchanges/0/request/path: must match',
    ],
  ],
  [
    {
      ...right,
      exchanges: [{ ...exchange, request: { ...request, body: { json: 1, text: '' } } }],
    },
    ['#/exchanges/0/request/body: must have exactly one of json, text, base64, multipart'],
  ],
  [
    {
      ...right,
      exchanges: [{ ...exchange, request: { ...request, body: { multipart: [part] } } }],
    },
    ['#/exchanges/0/request/body/multipart/0/base64: a part has either text or base64'],
  ],
])('an invalid fixture is rejected with file, location and fix: %#', async (content, expected) => {
  await write('files/a.json', content);
  const reported = await loadFixtures(folder).catch((error: unknown) => String(error));
  expect(
    expected.filter((want) => !String(reported).includes(join(folder, 'files/a.json') + want)),
  ).toEqual([]);
});

test('two files with one name are an error that names both', async () => {
  await write('files/a.json', right);
  await write('files/b.json', right);
  const [a, b] = ['a', 'b'].map((name) => join(folder, 'files', `${name}.json`));
  await expect(loadFixtures(folder)).rejects.toThrow(
    new KitError(
      `${b}#/name: must be "files/b", after the file's path; "files/a" is the name of ${a}`,
    ),
  );
});
