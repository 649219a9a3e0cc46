import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generate, type GenerateResult } from './generate.js';
import { OutsideOutputError } from './output/resolve-inside.js';
import { UnwritableOutputError } from './output/write-changes.js';

const ROOT = join(import.meta.dirname, '..');
let folder = '';
let spec = '';
let out = '';
/** The files of a first run, and what it reported. */
let firstRun = '';
let first: GenerateResult;

beforeAll(async () => {
  const generated = await mkdtemp(join(tmpdir(), 'upspec-first-run-'));
  firstRun = join(generated, 'generated');
  await cp(join(ROOT, 'spec', 'openapi.yaml'), join(generated, 'openapi.yaml'));
  first = await generate({ spec: join(generated, 'openapi.yaml'), out: firstRun });
});
afterAll(async () => {
  await rm(join(firstRun, '..'), { recursive: true });
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-generate-'));
  spec = join(folder, 'openapi.yaml');
  out = join(folder, 'generated');
  await cp(join(ROOT, 'spec', 'openapi.yaml'), spec);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('the committed files are what the spec generates', async () => {
  const { changes } = await generate({
    spec: 'spec/openapi.yaml',
    out: join(ROOT, 'generated'),
    check: true,
  });
  expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([]);
});

test('the same spec generates the same bytes, and a second run changes nothing', async () => {
  expect(first.changes).toHaveLength(first.files);
  await cp(firstRun, out, { recursive: true });
  const second = await generate({ spec, out });
  expect(second.changes).toEqual([]);
});

describe('one enum value that is edited', () => {
  const touched = [
    'cli/commands/files/create.ts',
    'cli/commands/uploads/create.ts',
    'cli/commands/uploads/upload.ts',
    'cli/completions/openai.bash',
    'cli/completions/openai.fish',
    'cli/completions/openai.zsh',
    'docs/files/create.md',
    'docs/objects/CreateFileRequest.md',
    'docs/objects/CreateUploadRequest.md',
    'docs/objects/FilePurpose.md',
    'docs/objects/Upload.md',
    'docs/site/files/create.html',
    'docs/site/objects/CreateFileRequest.html',
    'docs/site/objects/CreateUploadRequest.html',
    'docs/site/objects/FilePurpose.html',
    'docs/site/objects/Upload.html',
    'docs/site/uploads/cancel.html',
    'docs/site/uploads/complete.html',
    'docs/site/uploads/create.html',
    'docs/uploads/cancel.md',
    'docs/uploads/complete.md',
    'docs/uploads/create.md',
    'ruby/lib/openai_files/models/file_purpose.rb',
    'ruby/sig/openai_files/models/file_purpose.rbs',
    'typescript/contract.json',
    'typescript/schemas/CreateFileRequest.json',
    'typescript/schemas/CreateUploadRequest.json',
    'typescript/schemas/FilePurpose.json',
    'typescript/schemas/Upload.json',
    'typescript/types.ts',
    'typescript/validators.js',
  ];

  async function editOneValue(): Promise<void> {
    const text = await readFile(spec, 'utf8');
    const edited = text.replace(
      'enum: [assistants, batch, fine-tune, vision, user_data, evals]',
      'enum: [assistants, batch, fine-tune, vision, user_data, evaluations]',
    );
    expect(edited).not.toBe(text);
    await writeFile(spec, edited);
  }

  test('is found by a check, which writes nothing', async () => {
    await cp(firstRun, out, { recursive: true });
    const before = await readFile(join(out, 'typescript', 'types.ts'), 'utf8');
    await editOneValue();
    const { changes } = await generate({ spec, out, check: true });
    expect(changes.map(({ path }) => path)).toEqual(touched);
    expect(await readFile(join(out, 'typescript', 'types.ts'), 'utf8')).toBe(before);
  });

  test('changes only the files that contain it', async () => {
    await cp(firstRun, out, { recursive: true });
    await editOneValue();
    const { changes } = await generate({ spec, out });
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(
      touched.map((path) => `update ${path}`),
    );
    expect((await generate({ spec, out, check: true })).changes).toEqual([]);
  });
});

describe('files that are no longer generated', () => {
  test('are removed when upspec generated them, and stay when it did not', async () => {
    await cp(firstRun, out, { recursive: true });
    await writeFile(
      join(out, 'typescript', 'schemas', 'Gone.json'),
      '{"$comment": "Generated from openapi.yaml by `upspec generate`; do not edit."}',
    );
    await writeFile(join(out, 'typescript', 'schemas', 'Mine.json'), '{}');
    const { changes } = await generate({ spec, out, targets: ['schemas'] });
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'remove typescript/schemas/Gone.json',
    ]);
    expect(await readFile(join(out, 'typescript', 'schemas', 'Mine.json'), 'utf8')).toBe('{}');
  });

  test('are removed with the folders that are empty without them', async () => {
    await cp(firstRun, out, { recursive: true });
    const folder = join(out, 'cli', 'commands', 'gone');
    await mkdir(join(folder, 'parts'), { recursive: true });
    await writeFile(
      join(folder, 'parts', 'create.ts'),
      '// Generated from openapi.yaml by `upspec generate`; do not edit.',
    );
    await generate({ spec, out, targets: ['cli'] });
    expect(await readdir(join(out, 'cli', 'commands'))).toEqual(['files', 'uploads']);
  });

  test('stay when they were built or belong to a package, even with the banner', async () => {
    await cp(firstRun, out, { recursive: true });
    const kept = ['cli/dist/runtime/old.js', 'cli/package.json', 'typescript/dist/client.js'];
    for (const path of kept) {
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(
        join(out, path),
        '// Generated from openapi.yaml by `upspec generate`; do not edit.',
      );
    }
    expect((await generate({ spec, out })).changes).toEqual([]);
  });

  test('stay when their target was not requested', async () => {
    await cp(firstRun, out, { recursive: true });
    const { changes } = await generate({ spec, out, targets: ['typescript-types'] });
    expect(changes).toEqual([]);
  });
});

describe('nothing is written outside of the output folder', () => {
  test('through a link in it', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(join(out, 'typescript'), { recursive: true });
    await symlink(elsewhere, join(out, 'typescript', 'schemas'));
    await expect(generate({ spec, out, targets: ['schemas'] })).rejects.toThrow(OutsideOutputError);
  });

  test('by the names of a document', async () => {
    await writeFile(
      spec,
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /../../{x}/..:\n    get:\n      parameters: [{name: x, in: path, required: true, schema: {type: string}}]\n      responses: {'200': {description: ok}}\ncomponents:\n  schemas:\n    ...: {type: string}\n",
    );
    const { changes } = await generate({ spec, out });
    const paths = changes.map(({ path }) => path).filter((path) => !path.includes('/runtime/'));
    expect(paths).toContain('typescript/schemas/....json');
    expect(paths.filter((path) => path.split('/').includes('..'))).toEqual([]);
  });
});

test('an output folder that cannot be written to is reported by name', async () => {
  await writeFile(out, 'a file where the folder should be');
  const generating = generate({ spec, out, targets: ['schemas'] });
  await expect(generating).rejects.toThrow(/generated.*: can't be written: E/);
  await expect(generating).rejects.toThrow(UnwritableOutputError);
});

describe('an unusual document', () => {
  test('cannot inject code by its title', async () => {
    await writeFile(
      spec,
      'openapi: 3.1.0\ninfo: {title: "Pets */ globalThis.harmed = true; /*", version: "1"}\npaths: {}\n',
    );
    await generate({ spec, out, targets: ['typescript-client'] });
    const text = await readFile(join(out, 'typescript', 'client.ts'), 'utf8');
    expect(text).toContain('/** A client for the Pets *\\/ globalThis.harmed = true; /*. */');
  });

  test('has a validator for every schema, without a pattern that is not ECMAScript, which is reported', async () => {
    await writeFile(
      spec,
      `openapi: 3.0.3
info: {title: Pets, version: "1"}
paths: {}
components:
  schemas:
    Age: {type: integer, minimum: 0, exclusiveMinimum: true, maximum: 10}
    Name: {type: string, pattern: "^(?i)a$"}
`,
    );
    const { warnings } = await generate({ spec, out, targets: ['schemas', 'validators'] });
    expect(warnings.map(({ location, message }) => `${String(location.line)}: ${message}`)).toEqual(
      ['7: the pattern ^(?i)a$ is not an ECMAScript regular expression; it is not checked'],
    );
    const schema = JSON.parse(
      await readFile(join(out, 'typescript', 'schemas', 'Age.json'), 'utf8'),
    ) as object;
    expect(schema).toMatchObject({ type: 'integer', exclusiveMinimum: 0, maximum: 10 });
    const validators = await readFile(join(out, 'typescript', 'validators.js'), 'utf8');
    expect(validators).toContain('function isAge(');
    expect(validators).toContain('function isName(');
  });

  test('has calls whose names do not collide with those of the client', async () => {
    await writeFile(
      spec,
      `openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /constructor: {get: {responses: {}}}
  /request/{id}:
    get: {parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {}}
`,
    );
    await generate({ spec, out, targets: ['typescript-client'] });
    const client = await readFile(join(out, 'typescript', 'client.ts'), 'utf8');
    expect(client).toContain('readonly constructorResource: ConstructorResource');
    expect(client).toContain('readonly requestResource: RequestResource');
    const calls = await readFile(
      join(out, 'typescript', 'resources', 'request-resource.ts'),
      'utf8',
    );
    expect(calls).toContain('retrieve(id: number, options?: RequestOptions)');
  });
});

test('a file that upspec did not generate is kept, and reported', async () => {
  await mkdir(join(out, 'typescript'), { recursive: true });
  await writeFile(join(out, 'typescript', 'client.ts'), 'export const mine = 1;\n');
  await expect(generate({ spec, out, targets: ['typescript-client'] })).rejects.toThrow(
    /client\.ts: was not generated by upspec and is not overwritten/,
  );
  expect(await readFile(join(out, 'typescript', 'client.ts'), 'utf8')).toBe(
    'export const mine = 1;\n',
  );
});
