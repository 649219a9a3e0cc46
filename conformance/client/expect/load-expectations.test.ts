import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadExpectations } from './load-expectations.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-expect-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(text: string): ReturnType<typeof loadExpectations> {
  const file = join(folder, 'expect.yaml');
  await writeFile(file, text);
  return loadExpectations(file, ['listPets', 'createPet']);
}

test('counts are exact, a range, or one or more', async () => {
  const { requests } = await load(`
requests:
  - operation: listPets
  - { operation: listPets, times: 2 }
  - { operation: createPet, times: { max: 3 } }
`);
  expect(requests.map(({ min, max }) => [min, max])).toEqual([
    [1, Infinity],
    [2, 2],
    [0, 3],
  ]);
  expect(requests.map(({ source }) => [source.line, source.column])).toEqual([
    [3, 16],
    [4, 18],
    [5, 18],
  ]);
});

test.each([
  ['requests:\n  - op: a\n', ':2:5: the key "operation" is missing'],
  ['requests:\n  - { operation: listPets, often: 1 }\n', ':2:28: unknown key "often"'],
  [
    'requests: [{ operation: listPet }]\n',
    ':1:25: the document has no operation listPet; did you mean "listPets"?',
  ],
  ['headers: { a: { matches: "(" } }\n', ':1:15: not a regular expression: ('],
  ['order: &a [listPets, createPet]\nrequests: *a\n', ':1:1: aliases are not allowed'],
  ['retries: "no\n', ':2:1: Missing closing "quote'],
])('%j is rejected', async (text, message) => {
  await expect(load(text)).rejects.toThrow(message);
});

test('a file that does not exist is reported', async () => {
  await expect(loadExpectations(join(folder, 'none.yaml'), [])).rejects.toThrow(
    "the file can't be read",
  );
});
