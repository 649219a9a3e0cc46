import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../generate.js';
import { KEYWORDS, ROWS, UNEVALUATED } from './testing/keyword-documents.js';
import { UNEVALUATED_ROWS } from './testing/unevaluated-rows.js';

interface ReportedError {
  readonly path: string;
  readonly keyword: string;
  readonly message: string;
}
interface Validators {
  readonly ValidationFailure: new () => Error;
  readonly [name: string]: unknown;
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function emit(document: object): Promise<{ folder: string; module: Validators }> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-keywords-'));
  folders.push(folder);
  const spec = join(folder, 'openapi.json');
  await writeFile(spec, JSON.stringify(document));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const result = await generate({ spec, out: folder, targets: ['validators', 'schemas'] });
  const messages = result.unsupported.map(({ message }) => message);
  expect(messages.filter((message) => message.includes('no validator'))).toEqual([]);
  const file = pathToFileURL(join(folder, 'typescript/validators.js')).href;
  return { folder, module: (await import(file)) as Validators };
}

/** The errors that ajv itself finds at run time. */
async function ajvErrors(
  folder: string,
  name: string,
  value: unknown,
): Promise<readonly ReportedError[]> {
  const text = await readFile(join(folder, 'typescript', 'schemas', `${name}.json`), 'utf8');
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
  const validate = ajv.compile(JSON.parse(text) as object);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, keyword, message = '' }) => ({
    path: instancePath,
    keyword,
    message,
  }));
}

const brief = ({ path, keyword }: ReportedError): string => `${path} ${keyword}`;

/** Keywords whose messages contain the expected values, which ajv's messages don't. */
const OWN_MESSAGES = new Set(['const', 'enum', 'additionalProperties']);

/** The results of the three functions for a value: the guard, the errors, and what is thrown. */
function callsOf(module: Validators, name: string, value: unknown): object {
  const call = (verb: string): unknown =>
    (module[`${verb}${name}`] as (given: unknown, index: number) => unknown)(value, 1);
  const result = call('validate') as { ok: boolean; errors?: readonly ReportedError[] };
  let isThrown = false;
  try {
    call('assert');
  } catch (error) {
    isThrown = error instanceof module.ValidationFailure;
  }
  return { is: call('is'), ok: result.ok, errors: (result.errors ?? []).map(brief), isThrown };
}

describe.each([
  { title: 'every keyword', document: KEYWORDS, rows: ROWS },
  { title: 'unevaluated and dynamic ones', document: UNEVALUATED, rows: UNEVALUATED_ROWS },
])('a document with $title', ({ document, rows }) => {
  let folder = '';
  let module: Validators;
  beforeAll(async () => {
    ({ folder, module } = await emit(document));
  });

  test.each(rows)(
    'the validators of $name find what ajv finds',
    async ({ name, valid, invalid }) => {
      for (const value of valid) {
        expect(await ajvErrors(folder, name, value)).toEqual([]);
        expect(callsOf(module, name, value)).toEqual({
          is: true,
          ok: true,
          errors: [],
          isThrown: false,
        });
      }
      for (const { value, errors } of invalid) {
        expect((await ajvErrors(folder, name, value)).map(brief)).toEqual(errors);
        expect(callsOf(module, name, value)).toEqual({
          is: false,
          ok: false,
          errors,
          isThrown: true,
        });
      }
    },
  );

  test('an error has the message that ajv has', async () => {
    const own: string[] = [];
    const ajv: string[] = [];
    const list = (errors: readonly ReportedError[]): readonly string[] =>
      errors
        .filter(({ keyword }) => !OWN_MESSAGES.has(keyword))
        .map(({ path, message }) => `${path} ${message}`);
    for (const { name, invalid } of rows) {
      for (const { value } of invalid) {
        const validate = module[`validate${name}`] as (given: unknown) => {
          readonly errors: readonly ReportedError[];
        };
        own.push(...list(validate(value).errors));
        ajv.push(...list(await ajvErrors(folder, name, value)));
      }
    }
    expect(own).toEqual(ajv);
    expect(own.length).toBeGreaterThan(0);
  });
});
