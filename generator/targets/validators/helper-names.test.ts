import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { validators } from './emit.js';
import { identifiersOf, schemaNamesFor } from '../../testing/runtime-names.js';

interface Module {
  readonly [name: string]: unknown;
  readonly validators: Readonly<Record<string, (value: unknown) => { readonly ok: boolean }>>;
}

/** Uses every helper: for types, lengths, equality, escaped keys and missing or extra properties. */
const SCHEMA = {
  type: 'object',
  required: ['count'],
  properties: {
    count: { type: 'integer', minimum: 1 },
    ratio: { type: 'number', multipleOf: 2 },
    word: { type: 'string', minLength: 2, pattern: '^a' },
    list: { type: 'array', uniqueItems: true, items: { type: 'object' } },
    fixed: { const: { a: [1] } },
  },
  additionalProperties: { type: 'object', additionalProperties: false },
};

/** Names of globals and of helpers that a schema's functions had, too. */
const KNOWN = ['isObject', 'isInteger', 'isNaN', 'isFinite', 'assertNone', 'checkType'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-validator-names-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function emit(names: readonly string[]): Promise<string> {
  const spec = join(folder, 'openapi.json');
  const info = { title: 'Depot', version: '1' };
  const schemas = Object.fromEntries(names.map((name) => [name, { ...SCHEMA, title: name }]));
  const document = { openapi: '3.1.0', info, paths: {}, components: { schemas } };
  await writeFile(spec, JSON.stringify(document));
  const { files } = await validators.emit(buildModel(await loadDocument(spec)));
  return files.find(({ path }) => path.endsWith('.js'))?.text ?? '';
}

test('schemas with the names of helpers and globals have validators that load and work', async () => {
  const names = schemaNamesFor([...identifiersOf(await emit(['Crate'])), ...KNOWN]);
  expect(names).toEqual(
    expect.arrayContaining(['Finite', 'Integer', 'NaN', 'None', 'Number', 'Object', 'Type']),
  );
  const file = join(folder, 'validators.mjs');
  await writeFile(file, await emit(names));
  const module = (await import(pathToFileURL(file).href)) as Module;
  const valid = [{ count: 1 }, { count: 2, ratio: 4, word: 'ab', list: [{}], fixed: { a: [1] } }];
  const invalid = [[], {}, { count: NaN }, { count: 1.5 }, { count: 1, ratio: Infinity }];
  const wrong = names.filter((name) => {
    const accepts = (value: unknown): boolean => module.validators[name]?.(value).ok === true;
    const guard = module[`is${name}`] as (value: unknown) => boolean;
    return ![accepts, guard].every((each) => valid.every(each) && !invalid.some(each));
  });
  expect(wrong).toEqual([]);
});
