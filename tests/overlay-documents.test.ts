import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDocument, type JsonObject } from '@upspec/document';
import { generate } from '@upspec/generator';

const ROOT = join(import.meta.dirname, '..');
const WILD = join(ROOT, '..', 'shared', 'specs', 'wild');
const EMPTY =
  "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $, update: {}}]\n";

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-overlaid-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function overlaid(spec: string, overlay: string): Promise<JsonObject> {
  const file = join(folder, 'o.yaml');
  await writeFile(file, overlay);
  return (await loadDocument(spec, { overlays: [file] })).root;
}

test('an empty overlay changes nothing in the spec of this project', async () => {
  const spec = join(ROOT, 'spec', 'openapi.yaml');
  const { root } = await loadDocument(spec);
  expect(await overlaid(spec, EMPTY)).toEqual(root);
});

describe.skipIf(!existsSync(WILD))('published documents', () => {
  const names = ['museum.yaml', 'mistral.yaml', 'resend.yaml', 'box.json', 'together.yaml'];
  test.each(names)('an empty overlay changes nothing in %s', { timeout: 60_000 }, async (name) => {
    const spec = join(WILD, name);
    const { root } = await loadDocument(spec);
    expect(await overlaid(spec, EMPTY)).toEqual(root);
  });

  test('every property named id is marked, and nothing else', { timeout: 60_000 }, async () => {
    const overlay = `${EMPTY.slice(0, EMPTY.indexOf('actions'))}actions:\n  - target: $.components.schemas..properties.id\n    update: {x-upspec-replay: assigned}\n`;
    const spec = join(WILD, 'box.json');
    const marked = JSON.stringify(await overlaid(spec, overlay));
    const mark = /,"x-upspec-replay":"assigned"/g;
    expect(marked.match(mark)?.length).toBeGreaterThan(50);
    expect(marked.replaceAll(mark, '')).toBe(JSON.stringify((await loadDocument(spec)).root));
  });
});

test('generate applies overlays, names them in the banner, and --check compares with them', async () => {
  const spec = join(folder, 'openapi.yaml');
  const overlay = join(folder, 'name.overlay.yaml');
  await copyFile(join(ROOT, 'spec', 'openapi.yaml'), spec);
  await copyFile(join(ROOT, 'spec', 'requirements.yaml'), join(folder, 'requirements.yaml'));
  await writeFile(
    overlay,
    `${EMPTY.slice(0, EMPTY.indexOf('actions'))}actions:\n  - target: $.components.schemas\n    update: {Added: {type: string}}\n`,
  );
  const options = { spec, out: join(folder, 'out'), targets: ['typescript-types'] };
  await generate({ ...options, overlays: [overlay] });
  const types = await readFile(join(folder, 'out', 'typescript', 'types.ts'), 'utf8');
  expect(types.split('\n')[0]).toBe(
    '// Generated from openapi.yaml with name.overlay.yaml by `upspec generate`; do not edit.',
  );
  expect(types).toContain('export type Added = string;');
  const checked = await generate({ ...options, overlays: [overlay], check: true });
  expect(checked.changes).toEqual([]);
  const without = await generate({ ...options, check: true });
  expect(without.changes.map(({ path }) => path)).toEqual(['typescript/types.ts']);
});
