import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildModel, loadDocument, type Model } from '@upspec/document';
import { loadTarget } from './custom-target.js';

let folder = '';
let model: Model;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-target-'));
  const spec = join(folder, 'openapi.yaml');
  await writeFile(spec, "openapi: 3.1.0\ninfo: { title: Zoo, version: '1' }\npaths: {}\n");
  model = buildModel(await loadDocument(spec));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function moduleOf(name: string, text: string): Promise<string> {
  const path = join(folder, `${name}.mjs`);
  await writeFile(path, text);
  return path;
}

test.each([
  { name: 'default', text: 'export default' },
  { name: 'named', text: 'export const target =' },
])('a target is loaded from an export: $name', async ({ name, text }) => {
  const path = await moduleOf(
    name,
    `${text} { name: 'list', summary: '', owns: () => false, emit: async ({ title }) => ({
      files: [{ path: 'list/title.txt', text: '# Generated from x by \`upspec generate\`; do not edit.\\n' + title }] }) };`,
  );
  const target = await loadTarget(path);
  expect(target.name).toBe('list');
  expect(await target.emit(model)).toEqual({
    files: [
      {
        path: 'list/title.txt',
        text: '# Generated from x by `upspec generate`; do not edit.\nZoo',
      },
    ],
  });
});

test.each([
  { name: 'absent', text: undefined, want: "can't be loaded: " },
  { name: 'empty', text: 'export {};', want: 'exports no target; expected a default export' },
  { name: 'partial', text: "export default { name: 'x' };", want: 'exports no target' },
  { name: 'throws', text: "throw new Error('sorry');", want: "can't be loaded: sorry" },
])('a module without a target is an error: $name', async ({ name, text, want }) => {
  const path = text === undefined ? join(folder, 'absent.mjs') : await moduleOf(name, text);
  await expect(loadTarget(path)).rejects.toThrow(want);
});

test.each([
  { name: 'no-list', emitted: '{}', want: 'emit returns no list of files' },
  {
    name: 'no-text',
    emitted: "{ files: [{ path: 'a' }] }",
    want: 'a file needs a path and a text',
  },
  {
    name: 'no-banner',
    emitted: "{ files: [{ path: 'a.txt', text: 'x' }] }",
    want: 'a.txt has no banner, so it could not be updated later; begin it with banner(model) in a comment',
  },
])(
  'a target that emits what cannot be written is an error: $name',
  async ({ name, emitted, want }) => {
    const path = await moduleOf(
      name,
      `export default { name: 'x', summary: '', owns: () => false, emit: () => Promise.resolve(${emitted}) };`,
    );
    const target = await loadTarget(path);
    await expect(target.emit(model)).rejects.toThrow(want);
  },
);
