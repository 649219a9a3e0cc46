import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from './generate.js';
import { consumerErrors } from './testing/consumer-flags.js';
import { constantsOf, identifiersOf, schemaNamesFor } from './testing/runtime-names.js';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;

/** Names that the code for other keywords and paths uses. */
const FURTHER = ['isNaN', 'isFinite', 'isObject', 'isInteger', 'assertNone', 'Object', 'None'];

const TARGETS = ['typescript-types', 'typescript-client', 'validators', 'cli', 'ruby'];

let folder = '';
let names: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-helper-names-'));
  const first = await generated('first', ['Crate']);
  const found = first.flatMap(({ file, text }) => {
    if (/\.[jt]s$/.test(file)) return identifiersOf(text);
    return file.endsWith('.rb') ? constantsOf(text) : [];
  });
  names = schemaNamesFor([...found, ...FURTHER]);
  await generated('second', names);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function generated(
  name: string,
  schemas: readonly string[],
): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const out = join(folder, name);
  const spec = join(folder, `${name}.json`);
  await writeFile(spec, JSON.stringify(documentOf(schemas)));
  await generate({ spec, out, targets: TARGETS });
  const files = await readdir(out, { recursive: true });
  const sources = files.filter((file) => /\.(?:[jt]s|rb)$/.test(file));
  return Promise.all(
    sources.map(async (file) => ({ file, text: await readFile(join(out, file), 'utf8') })),
  );
}

/** Each schema uses the helpers for objects, integers, lengths, equality and escaped keys. */
function documentOf(names: readonly string[]): object {
  const schema = {
    type: 'object',
    required: ['count'],
    properties: {
      count: { type: 'integer', minimum: 1 },
      ratio: { type: 'number', multipleOf: 2 },
      word: { type: 'string', minLength: 2, pattern: '^a' },
      list: { type: 'array', uniqueItems: true, items: { type: 'object' } },
    },
    additionalProperties: { type: 'integer' },
  };
  const content = (name: string): object => ({
    'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Depot', version: '1' },
    servers: [{ url: 'https://api.example/v1' }],
    paths: Object.fromEntries(
      names.map((name, index) => [
        `/crates/c${String(index)}`,
        {
          post: {
            operationId: `sendCrate${String(index)}`,
            tags: ['crates'],
            requestBody: { required: true, content: content(name) },
            responses: { 200: { description: 'ok', content: content(name) } },
          },
        },
      ]),
    ),
    components: { schemas: Object.fromEntries(names.map((name) => [name, schema])) },
  };
}

test('the names of the helpers of all targets are found', () => {
  expect(names).toEqual(expect.arrayContaining(['APIError', 'Blob', 'Integer', 'Omit', 'Zlib']));
});

test('types, client and validators of schemas with the names of helpers compile', async () => {
  expect(await consumerErrors(join(folder, 'second', 'typescript'))).toEqual([]);
});

test('validators of schemas with the names of helpers load and judge as for any other name', async () => {
  const file = join(folder, 'second', 'typescript', 'validators.js');
  const { validators } = (await import(pathToFileURL(file).href)) as {
    readonly validators: Readonly<Record<string, (value: unknown) => { readonly ok: boolean }>>;
  };
  expect(Object.keys(validators).sort()).toEqual(names);
  const wrong = names.filter((name) => {
    const isValid = (value: unknown): boolean => validators[name]?.(value).ok === true;
    const accepted = [{ count: 1 }, { count: 2, ratio: 4, word: 'ab', list: [{}], more: 3 }];
    const rejected = [[], {}, { count: NaN }, { count: 1.5 }, { count: 1, ratio: Infinity }];
    return !accepted.every(isValid) || rejected.some(isValid);
  });
  expect(wrong).toEqual([]);
});

test('the client and the CLI of schemas with the names of helpers load', async () => {
  const bundle = join(folder, 'bundle.mjs');
  const entry = join(folder, 'second', 'typescript', 'client.ts');
  const options = { bundle: true, format: 'esm', platform: 'node', logLevel: 'silent' } as const;
  await build({ ...options, entryPoints: [entry], outfile: bundle });
  const { default: Client } = (await import(pathToFileURL(bundle).href)) as {
    default: new (options: object) => { readonly baseURL: string };
  };
  expect(new Client({}).baseURL).toBe('https://api.example/v1');
  const cli = await readdir(join(folder, 'second', 'cli'), { recursive: true });
  const sources = cli.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  await build({
    ...options,
    packages: 'external',
    entryPoints: sources.map((file) => join(folder, 'second', 'cli', file)),
    outdir: join(folder, 'cli'),
  });
});

test.skipIf(!hasRuby)(
  'the gem of schemas with the names of helpers loads without a warning',
  async () => {
    const lib = join(folder, 'second', 'ruby', 'lib');
    const [gem = ''] = (await readdir(lib)).filter((file) => file.endsWith('.rb'));
    const { stdout, stderr, status } = spawnSync(
      'ruby',
      ['-w', '-I', lib, '-e', 'require ARGV[0]', gem.replace(/\.rb$/, '')],
      { encoding: 'utf8' },
    );
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
  },
);
