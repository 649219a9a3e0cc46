import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AGREEMENT_ROWS } from './testing/agreement/agreement-rows.js';
import { CLIENT_DOCUMENTS } from './testing/client-documents.js';
import { consumerErrors, writeTypeScript } from './testing/consumer-flags.js';
import { ownDocument } from './testing/large-documents.js';

const DOCUMENTS = [
  ...Object.entries(CLIENT_DOCUMENTS),
  ...Object.entries(AGREEMENT_ROWS).map(([title, { openapi = '3.1.0', schemas }]) => {
    const info = { title: 'Depot', version: '1' };
    return [title, { openapi, info, paths: {}, components: { schemas } }] as const;
  }),
];

let folder = '';
let errors: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-consumer-'));
  for (const [index, [, document]] of DOCUMENTS.entries()) {
    const at = join(folder, String(index));
    await mkdir(at);
    await writeFile(join(at, 'openapi.json'), JSON.stringify(document));
    await writeTypeScript(join(at, 'openapi.json'), at);
  }
  await writeTypeScript(ownDocument.path, join(folder, ownDocument.key));
  await mkdir(join(folder, 'use'));
  await writeFile(join(folder, 'use', 'use.ts'), USE);
  await writeFile(join(folder, 'use', 'misuse.ts'), MISUSE);
  errors = await consumerErrors(folder);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const CRATES = String(Object.keys(CLIENT_DOCUMENTS).indexOf('several successes'));

const FILES = String(Object.keys(CLIENT_DOCUMENTS).indexOf('files in several forms'));

const NOTES = String(Object.keys(CLIENT_DOCUMENTS).indexOf('bodies of text'));

/** Calls that are right, and what they return. */
const USE = `import { Depot } from '../${CRATES}/typescript/client.js';
import { Depot as Files } from '../${FILES}/typescript/client.js';
import { Depot as Notes } from '../${NOTES}/typescript/client.js';
const notes = new Notes({ apiKey: 'none' });
await notes.notes.putNote('1', 'plain text');
await notes.notes.patchNote('1', '<a/>');
const files = new Files({ apiKey: 'none' });
await files.scans.addScan({ file: new Blob(['a']), page: '1' });
await files.scans.addScan({ url: 'a' });
const client = new Depot({ apiKey: 'none' });
const made = await client.crates.putCrate({ name: 'a', secret: 's' });
const id: string | undefined = made?.id;
const { name }: { name: string } = await client.crates.getCrates();
export const used = [id, name];
`;

/** Calls that are wrong, on the lines 3, 4, 5, 7 and 9. */
const MISUSE = `import { Depot } from '../${CRATES}/typescript/client.js';
const client = new Depot({ apiKey: 'none' });
await client.crates.putCrate({ name: 'a' });
(await client.crates.putCrate({ name: 'a', secret: 's' })).id;
(await client.crates.getCrates()).secret;
import { Depot as Files } from '../${FILES}/typescript/client.js';
await new Files({ apiKey: 'none' }).scans.addScan({ page: '1' });
import { Depot as Notes } from '../${NOTES}/typescript/client.js';
await new Notes({ apiKey: 'none' }).notes.putNote('1', 1);
`;

test.each([
  ...DOCUMENTS.map(([title], index) => [title, String(index)]),
  ['every construct', ownDocument.key],
])('a document of %s gives code that compiles in a strict project for browsers', (_title, at) => {
  expect(errors.filter((error) => error.startsWith(`${String(at)}/`))).toEqual([]);
});

test('calls accept requests without what is readOnly, and return what each success has', () => {
  expect(errors.filter((error) => error.startsWith('use/use.ts'))).toEqual([]);
});

test('calls without a required property, or with a property that responses lack, do not compile', () => {
  const lines = errors
    .filter((error) => error.startsWith('use/misuse.ts'))
    .map((error) => error.split(':')[1]);
  expect(lines).toEqual(['3', '4', '5', '7', '9']);
});
