import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildModel,
  documentSchemas,
  isJsonObject,
  loadDocument,
  type Json,
} from '@upspec/document';
import { parsePointer } from '@upspec/document/json-pointer';
import { literal } from './targets/literal.js';
import { typescriptTypes } from './targets/typescript-types/emit.js';
import { validators } from './targets/validators/emit.js';
import { areAssignable } from './testing/agreement/assignable.js';
import { mutate } from './testing/agreement/mutate.js';
import { responseExamples } from './testing/response-examples.js';

/** Documents of others, which the project has no copies of. */
const WILD = join(import.meta.dirname, '..', '..', 'shared', 'specs', 'wild');
const DOCUMENTS = [
  'box.json',
  'hf-tgi.json',
  'intercom-216.yaml',
  'meilisearch.json',
  'mistral.yaml',
  'museum.yaml',
  'twilio-messaging.yaml',
];

/** The most mutants of a document: they are chosen evenly from all. */
const MOST_MUTANTS = 800;

/**
 * Schemas with `properties` and no `type`: JSON Schema allows values that are not objects, too; the
 * type that is generated is that of the object.
 */
const WITHOUT_TYPE: Readonly<Record<string, RegExp>> = {
  'intercom-216.yaml': / at \/errors\/\d+$/,
};

/**
 * What no type expresses, so that the validator alone may reject a value for it. TypeScript finds
 * properties that are not declared in literals only.
 */
const BOUNDS =
  /^(?:additionalProperties|pattern|format|multipleOf|uniqueItems|(?:exclusive)?M(?:in|ax)imum|m(?:in|ax)(?:imum|Length|Items|Properties)|not|if)$/;

interface ValidationResult {
  readonly ok: boolean;
  readonly errors?: readonly { readonly keyword: string }[];
}

type Validators = Readonly<Record<string, (value: unknown) => ValidationResult>>;

interface Judged {
  readonly about: string;
  readonly example: number;
  readonly isUnchanged: boolean;
  readonly typeName: string;
  readonly value: Json;
  readonly result: ValidationResult;
}

describe.each(DOCUMENTS)('the response examples of %s and their mutants', (name) => {
  const path = join(WILD, name);
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upspec-wild-agreement-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test.skipIf(!existsSync(path))(
    'are accepted by the types where the validators accept them',
    async () => {
      const judged = await judge(path, folder);
      const byType = areAssignable(
        join(folder, 'check.ts'),
        judged.map(({ typeName, value }) => ({
          module: join(folder, 'types'),
          typeName,
          expression: `opened(${literal(value).replaceAll('\n', ' ')}${isJsonObject(value) || Array.isArray(value) ? ' as const' : ''})`,
        })),
      );
      // An example that the type or the validator rejects has mutants that both reject.
      const valid = new Set(
        judged
          .filter(
            ({ isUnchanged, result }, index) => isUnchanged && result.ok && byType[index] === true,
          )
          .map(({ example }) => example),
      );
      const different = judged.filter(
        ({ about, example, result }, index) =>
          valid.has(example) &&
          result.ok !== byType[index] &&
          !isBeyondTypes(result) &&
          WITHOUT_TYPE[name]?.test(about) !== true,
      );
      expect(valid.size).toBeGreaterThan(0);
      expect(
        different.map(
          ({ about, result }) =>
            `${about}: only the ${result.ok ? 'validator' : 'type'} accepts it`,
        ),
      ).toEqual([]);
    },
  );
});

/** Whether a value is rejected for a bound, or since it matches two options of a `oneOf`. */
function isBeyondTypes({ errors = [] }: ValidationResult): boolean {
  const isOfTwoOptions = errors.length > 0 && errors.every(({ keyword }) => keyword === 'oneOf');
  return isOfTwoOptions || errors.some(({ keyword }) => BOUNDS.test(keyword));
}

/** The validators' results for the examples of components, and for their mutants. */
async function judge(path: string, folder: string): Promise<readonly Judged[]> {
  const document = await loadDocument(path);
  const model = buildModel(document);
  const types = await typescriptTypes.emit(model);
  const code = await validators.emit(model);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'types.ts'), types.files[0]?.text ?? '');
  await writeFile(join(folder, 'validators.mjs'), code.files[0]?.text ?? '');
  const module = (await import(pathToFileURL(join(folder, 'validators.mjs')).href)) as {
    readonly validators: Validators;
  };
  const typeNames = new Map(documentSchemas(model).map(({ name, typeName }) => [name, typeName]));
  const all = responseExamples(document.root).flatMap(
    ({ schema, pointer, value: own }, example) => {
      const reference = isJsonObject(schema) ? schema['$ref'] : undefined;
      const name = typeof reference === 'string' ? parsePointer(reference).at(-1) : undefined;
      const typeName = name === undefined ? undefined : typeNames.get(name);
      if (name === undefined || typeName === undefined) return [];
      return mutate(own, { withExtra: false }).map(({ change, value }) => ({
        about: `${pointer}: ${change}`,
        example,
        isUnchanged: change === 'unchanged',
        name,
        typeName,
        value,
      }));
    },
  );
  const step = Math.max(1, Math.floor(all.length / MOST_MUTANTS));
  return all
    .filter(({ isUnchanged }, index) => isUnchanged || index % step === 0)
    .map(({ name, ...rest }) => ({
      ...rest,
      result: module.validators[name]?.(rest.value) ?? { ok: true },
    }));
}
