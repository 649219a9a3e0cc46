import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel, documentSchemas, loadDocument, type Json } from '@upspec/document';
import { literal } from './targets/literal.js';
import { typescriptTypes } from './targets/typescript-types/emit.js';
import { validators } from './targets/validators/emit.js';
import type { AgreementRow } from './testing/agreement/agreement-row.js';
import { AGREEMENT_ROWS } from './testing/agreement/agreement-rows.js';
import { areAssignable } from './testing/agreement/assignable.js';
import { mutate } from './testing/agreement/mutate.js';

type Validators = Readonly<Record<string, (value: unknown) => { readonly ok: boolean }>>;

/** A value, and whether the type and the validator of its schema accept it. */
interface Verdict {
  readonly row: string;
  readonly about: string;
  readonly change: string;
  readonly byType: boolean;
  readonly byValidator: boolean;
}

let folder = '';
let verdicts: readonly Verdict[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-agreement-'));
  const rows = Object.entries(AGREEMENT_ROWS);
  const judged = await Promise.all(rows.map(([title, row], index) => judge(title, row, index)));
  const all = judged.flat();
  const byType = areAssignable(
    join(folder, 'check.ts'),
    all.map(({ module, typeName, value }) => ({
      module,
      typeName,
      expression: literal(value).replaceAll('\n', ' '),
    })),
  );
  verdicts = all.map(({ row, about, change, byValidator }, index) => ({
    row,
    about,
    change,
    byType: byType[index] === true,
    byValidator,
  }));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Judged extends Omit<Verdict, 'byType'> {
  readonly module: string;
  readonly typeName: string;
  readonly value: Json;
}

/** Generates the types and validators of a row, and judges its values and their mutants. */
async function judge(row: string, given: AgreementRow, index: number): Promise<readonly Judged[]> {
  const { openapi = '3.1.0', schemas, sent = [], values, isClosed = false } = given;
  const at = join(folder, String(index));
  await mkdir(at);
  const info = { title: 'Agreement', version: '1' };
  const spec = join(at, 'openapi.json');
  const paths = Object.fromEntries(sent.map((name) => [`/${name}`, { post: sending(name) }]));
  await writeFile(spec, JSON.stringify({ openapi, info, paths, components: { schemas } }));
  const model = buildModel(await loadDocument(spec));
  const types = await typescriptTypes.emit(model);
  const code = await validators.emit(model);
  await writeFile(join(at, 'types.ts'), types.files[0]?.text ?? '');
  await writeFile(join(at, 'validators.mjs'), code.files[0]?.text ?? '');
  const module = (await import(pathToFileURL(join(at, 'validators.mjs')).href)) as {
    readonly validators: Validators;
  };
  const names = new Map(documentSchemas(model).map(({ name, typeName }) => [name, typeName]));
  return Object.entries(values).flatMap(([name, examples]) =>
    examples
      .flatMap((example) => mutate(example, { withExtra: isClosed }))
      .map(({ change, value }) => ({
        row,
        about: `${name}: ${change} in ${JSON.stringify(value)}`,
        change,
        module: join(at, 'types'),
        typeName: names.get(name) ?? name,
        value,
        byValidator: module.validators[name]?.(value).ok === true,
      })),
  );
}

function sending(name: string): object {
  const schema = { $ref: `#/components/schemas/${name}` };
  return {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { '204': { description: 'ok' } },
  };
}

describe.each(Object.keys(AGREEMENT_ROWS))('%s', (row) => {
  test('is a type that accepts the same values as its validator', () => {
    const different = verdicts.filter(
      (verdict) => verdict.row === row && verdict.byType !== verdict.byValidator,
    );
    expect(
      different.map(
        ({ about, byType }) => `${about}: only ${byType ? 'the type' : 'the validator'} accepts it`,
      ),
    ).toEqual([]);
  });

  test('accepts its example values and rejects some of their mutants', () => {
    const own = verdicts.filter((verdict) => verdict.row === row);
    const unchanged = own.filter(({ change }) => change === 'unchanged');
    expect(unchanged.filter(({ byValidator }) => !byValidator)).toEqual([]);
    expect(own.filter(({ byValidator }) => !byValidator).length).toBeGreaterThan(0);
  });
});
