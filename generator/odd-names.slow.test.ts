import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from './generate.js';
import { COMPONENTS } from './testing/odd-components.js';
import { DOCUMENTS } from './testing/odd-documents.js';
import { TAGGED } from './testing/odd-tags.js';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;
const ALL = { ...DOCUMENTS, ...TAGGED, ...COMPONENTS };
const NAMES = Object.keys(ALL);

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-odd-names-'));
  for (const [name, document] of Object.entries(ALL)) {
    await mkdir(join(folder, name));
    const spec = join(folder, name, 'openapi.json');
    await writeFile(spec, JSON.stringify(document));
    await generate({ spec, out: join(folder, name) });
  }
});
afterAll(() => rm(folder, { recursive: true }));

test('every client compiles in a browser project with the strictest flags', () => {
  expect(compile(NAMES.flatMap(typescriptFiles))).toEqual([]);
});

test('the compiler finds an error where there is one', async () => {
  const wrong = join(folder, 'wrong.ts');
  await writeFile(wrong, "import { readFile } from 'node:fs';\nexport {};\n");
  expect(compile([wrong]).map(({ code }) => code)).toEqual([6133, 2307]);
});

function typescriptFiles(name: string): readonly string[] {
  return ts.sys.readDirectory(join(folder, name, 'typescript'), ['.ts']);
}

/** Compiles like a new Vite project: no types of Node.js, no unused names. */
function compile(files: readonly string[]): readonly { code: number; text: string }[] {
  const program = ts.createProgram(files, {
    // The declarations of the platform are not our code.
    skipDefaultLibCheck: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    noEmit: true,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ code, file, messageText }) => ({
    code,
    text: `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  }));
}

test.each(NAMES)('no two files of %s have the same name where case is ignored', async (name) => {
  const entries = await readdir(join(folder, name), { recursive: true });
  const lower = entries.map((path) => path.normalize('NFC').toLowerCase());
  expect(lower.filter((path, index) => lower.indexOf(path) !== index)).toEqual([]);
});

test.each(NAMES)('the client of %s can be bundled for a browser and constructed', async (name) => {
  const bundle = join(folder, name, 'bundle.mjs');
  await build({
    entryPoints: [join(folder, name, 'typescript', 'client.ts')],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    outfile: bundle,
    logLevel: 'silent',
  });
  const { default: Client } = (await import(pathToFileURL(bundle).href)) as {
    default: new (options: object) => { readonly baseURL: string };
  };
  expect(new Client({ apiKey: 'key' }).baseURL).toBe('https://api.example/v1');
});

describe.skipIf(!hasRuby)('with Ruby', () => {
  test.each(NAMES)('the gem of %s loads without a warning', async (name) => {
    const lib = join(folder, name, 'ruby', 'lib');
    const [gem = ''] = (await readdir(lib)).filter((file) => file.endsWith('.rb'));
    const program = `Dir["#{ARGV[0]}/**/*.rb"].each { |file| RubyVM::InstructionSequence.compile_file(file) }; require ARGV[1]`;
    const { stdout, stderr, status } = spawnSync(
      'ruby',
      ['-w', '-I', lib, '-e', program, lib, gem.replace(/\.rb$/, '')],
      { encoding: 'utf8' },
    );
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
  });
});

interface Verdict {
  readonly ok: boolean;
}

async function validate(document: string, schema: string, value: unknown): Promise<Verdict> {
  const file = join(folder, document, 'typescript', 'validators.js');
  const module = (await import(pathToFileURL(file).href)) as {
    readonly validators: Readonly<Record<string, (given: unknown) => Verdict>>;
  };
  const validator = module.validators[schema];
  if (validator === undefined) throw new Error(`${document} has no validator of ${schema}`);
  return validator(value);
}

describe('validators', () => {
  const parsed = (text: string): unknown => JSON.parse(text) as unknown;
  test.each([
    { document: 'inherited', schema: 'Loose', value: {}, want: true },
    { document: 'inherited', schema: 'Loose', value: { constructor: 'x' }, want: true },
    { document: 'inherited', schema: 'Loose', value: { constructor: 1 }, want: false },
    { document: 'inherited', schema: 'Loose', value: { valueOf: 1 }, want: false },
    { document: 'inherited', schema: 'Loose', value: parsed('{"__proto__": "x"}'), want: true },
    { document: 'inherited', schema: 'Loose', value: parsed('{"__proto__": 1}'), want: false },
    { document: 'inherited', schema: 'Closed', value: {}, want: false },
    { document: 'inherited', schema: 'Closed', value: { constructor: 'x' }, want: false },
    {
      document: 'inherited',
      schema: 'Closed',
      value: parsed('{"constructor": "x", "__proto__": "y"}'),
      want: true,
    },
    {
      document: 'inherited',
      schema: 'Closed',
      value: parsed('{"constructor": "x", "__proto__": "y", "toString": "z"}'),
      want: false,
    },
    { document: 'discriminated', schema: 'Vessel', value: { kind: 'boat' }, want: true },
    { document: 'discriminated', schema: 'Vessel', value: { kind: 'ship' }, want: true },
    { document: 'discriminated', schema: 'Vessel', value: { kind: 'Boat' }, want: false },
    // "The behavior when the property is absent is undefined" (OpenAPI 3.1.1, 4.8.25.1).
    { document: 'discriminated', schema: 'Vessel', value: {}, want: true },
    {
      document: 'discriminated',
      schema: 'Vessel',
      value: { kind: 'boat', sails: 'x' },
      want: false,
    },
    { document: 'discriminated', schema: 'Harbor', value: { kind: 'tender' }, want: true },
    { document: 'discriminated', schema: 'Harbor', value: { kind: 'Tender' }, want: false },
    { document: 'discriminated', schema: 'Quay', value: { kind: 'boat' }, want: true },
    { document: 'discriminated', schema: 'Quay', value: { kind: 'dinghy' }, want: true },
    { document: 'discriminated', schema: 'Quay', value: { kind: 'Dinghy' }, want: false },
    { document: 'discriminated', schema: 'Gate', value: { level: 1 }, want: true },
    { document: 'discriminated', schema: 'Gate', value: { level: 2 }, want: true },
    { document: 'discriminated', schema: 'Gate', value: { level: 3 }, want: false },
    { document: 'discriminated', schema: 'Gate', value: { level: '1' }, want: false },
    { document: 'discriminated', schema: 'Implied', value: { kind: 'Boat' }, want: true },
    { document: 'discriminated', schema: 'Implied', value: { kind: 'boat' }, want: false },
    { document: 'discriminated', schema: 'Fleet', value: { kind: 'ship' }, want: true },
    { document: 'discriminated', schema: 'Fleet', value: { kind: 'raft' }, want: true },
    { document: 'discriminated', schema: 'Fleet', value: { kind: 'Fleet' }, want: false },
  ])('$schema of $value is $want', async ({ document, schema, value, want }) => {
    expect((await validate(document, schema, value)).ok).toBe(want);
  });

  test.each([
    { schema: 'Tags', text: '{"a": [{"valueOf": "x"}, {"valueOf": "y"}]}', want: true },
    { schema: 'Tags', text: '{"a": [{"valueOf": "x"}, {"valueOf": "x"}]}', want: false },
    { schema: 'Tags', text: '{"a": [{"constructor": {}}, {"constructor": {}}]}', want: false },
    { schema: 'Tags', text: '{"a": [{"toString": 1}, {"toString": 2}]}', want: true },
    { schema: 'Tags', text: '{"a": [{"__proto__": 1}, {"__proto__": 2}]}', want: true },
    { schema: 'Tags', text: '{"a": [{"__proto__": 1}, {"__proto__": 1}]}', want: false },
    { schema: 'Tags', text: '{"a": [{"__proto__": {}}, {}]}', want: true },
    { schema: 'Tags', text: '{"a": [[1, {"b": null}], [1, {"b": null}]]}', want: false },
    { schema: 'Tags', text: '{"a": [[], {}, null, 0, "", false]}', want: true },
    { schema: 'Tags', text: '{"a": [["x"], {"0": "x"}]}', want: true },
    { schema: 'Words', text: '["__proto__", "constructor"]', want: true },
    { schema: 'Words', text: '["__proto__", "__proto__"]', want: false },
    { schema: 'Fixed', text: '{"a": 1, "__proto__": 1}', want: true },
    { schema: 'Fixed', text: '{"a": 1}', want: false },
    { schema: 'Fixed', text: '{"a": 1, "__proto__": 2}', want: false },
    { schema: 'Choice', text: '{"__proto__": 1, "a": 1}', want: true },
    { schema: 'Choice', text: '["valueOf"]', want: true },
    { schema: 'Choice', text: '{"valueOf": {"toString": null}}', want: true },
    { schema: 'Choice', text: '{"valueOf": {}}', want: false },
    { schema: 'Choice', text: '{"a": 1}', want: false },
  ])('$schema of $text is $want: only own properties count', async ({ schema, text, want }) => {
    expect((await validate('inherited', schema, parsed(text))).ok).toBe(want);
  });
});
