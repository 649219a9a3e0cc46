import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  buildModel,
  InvalidDocumentError,
  isJsonObject,
  type JsonObject,
  loadDocument,
  type LoadedDocument,
} from '@upspec/document';
import { validators } from './targets/validators/emit.js';
import { publishedDocument } from './testing/large-documents.js';
import { REJECTED_EXAMPLES } from './testing/rejected-examples.js';
import { responseExamples, type ResponseExample } from './testing/response-examples.js';

interface ValidationError {
  readonly path: string;
  readonly keyword: string;
}

type Validators = Readonly<
  Record<
    string,
    (value: unknown) => { readonly ok: boolean; readonly errors?: readonly ValidationError[] }
  >
>;

/** Documents of others, which the project has no copies of. */
const WILD = join(import.meta.dirname, '..', '..', 'shared', 'specs', 'wild');
const documents = existsSync(WILD) ? readdirSync(WILD).map((name) => join(WILD, name)) : [];

interface Judged extends ResponseExample {
  readonly document: string;
  /** Why the generated validator rejects it: `/name type`; empty for an accepted one. */
  readonly errors: readonly string[];
  /** Why ajv with the document's own schema rejects it. */
  readonly rawErrors: readonly string[];
  /** Whether ajv accepts it where `nullable` allows null also beside `enum` and `allOf`. */
  readonly isAcceptedWithNull: boolean;
}

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-examples-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.skipIf(documents.length === 0)(
  `the response examples of ${String(documents.length)} documents of others (../shared/specs/wild)`,
  () => {
    let judged: readonly Judged[] = [];

    beforeAll(async () => {
      for (const file of [
        ...documents,
        ...(publishedDocument.found ? [publishedDocument.path] : []),
      ]) {
        judged = [...judged, ...(await judge(file))];
      }
    });

    test('that the schema of the document accepts are accepted by the generated validator', () => {
      const valid = judged.filter(({ rawErrors }) => rawErrors.length === 0);
      expect(valid.length).toBeGreaterThan(50);
      const rejected = valid.filter(({ errors }) => errors.length > 0);
      expect(rejected.map(({ document, pointer }) => `${document} ${pointer}`)).toEqual([]);
    });

    test('that the generated validator rejects are those that ajv rejects, with the same errors', () => {
      const rejected = judged.filter(({ errors }) => errors.length > 0);
      const documents = new Set(judged.map(({ document }) => document));
      const reasons = rejected.map(
        ({ document, pointer, rawErrors }) =>
          `${document} ${pointer}: ${rawErrors[0] ?? 'ajv accepts it'}`,
      );
      const expected = Object.entries(REJECTED_EXAMPLES)
        .filter(([document]) => documents.has(document))
        .flatMap(([document, examples]) =>
          Object.entries(examples).map(([pointer, reason]) => `${document} ${pointer}: ${reason}`),
        );
      expect(reasons.toSorted()).toEqual(expected.toSorted());
      const missing = rejected.flatMap(({ pointer, errors, rawErrors }) =>
        rawErrors.filter((each) => !errors.includes(each)).map((each) => `${pointer}: ${each}`),
      );
      expect(missing).toEqual([]);
    });

    test('that the generated validator accepts are accepted by the schema of the document, where nullable adds null', () => {
      const accepted = judged.filter(({ errors }) => errors.length === 0);
      const others = accepted.filter(({ isAcceptedWithNull }) => !isAcceptedWithNull);
      expect(others.map(({ document, pointer }) => `${document} ${pointer}`)).toEqual([]);
    });
  },
);

/** Judges the examples of one document; of one that is not accepted, there are none. */
async function judge(file: string): Promise<readonly Judged[]> {
  const document = await loadDocument(file).catch((error: unknown) => {
    if (error instanceof InvalidDocumentError) return undefined;
    throw error;
  });
  if (document === undefined) return [];
  const examples = responseExamples(document.root);
  const byPointer = new Map(examples.map(({ schemaPointer, schema }) => [schemaPointer, schema]));
  const names = new Map([...byPointer.keys()].map((at, index) => [at, `Example${String(index)}`]));
  const added = [...byPointer].map(([at, schema]) => [names.get(at) ?? '', schema] as const);
  const own = await validatorsOf({ ...document, root: withSchemas(document.root, added) });
  const raw = rawValidator(document.root, readable);
  const rawWithNull = rawValidator(document.root, readableWithNull);
  return examples.map((example) => ({
    ...example,
    document: basename(file),
    errors: ownErrors(own[names.get(example.schemaPointer) ?? ''], example.value),
    rawErrors: raw(example),
    isAcceptedWithNull: rawWithNull(example).length === 0,
  }));
}

function ownErrors(validate: Validators[string] | undefined, value: unknown): readonly string[] {
  const result = validate?.(value);
  if (result?.ok === true) return [];
  return result?.errors?.map(({ path, keyword }) => `${path} ${keyword}`) ?? ['has no validator'];
}

async function validatorsOf(document: LoadedDocument): Promise<Validators> {
  const { files } = await validators.emit(buildModel(document));
  const path = join(await mkdtemp(join(folder, 'document-')), 'validators.mjs');
  await writeFile(path, files[0]?.text ?? '');
  const module = (await import(pathToFileURL(path).href)) as { readonly validators: Validators };
  return module.validators;
}

function withSchemas(
  root: JsonObject,
  added: readonly (readonly [string, ResponseExample['schema']])[],
): JsonObject {
  const components = isJsonObject(root['components']) ? root['components'] : {};
  const schemas = isJsonObject(components['schemas']) ? components['schemas'] : {};
  return {
    ...root,
    components: { ...components, schemas: { ...schemas, ...Object.fromEntries(added) } },
  };
}

type Reviver = (key: string, value: unknown) => unknown;

/** Validates by ajv alone, with the schemas of the document, apart from what the reviver changes. */
function rawValidator(
  root: JsonObject,
  reviver: Reviver,
): (example: ResponseExample) => readonly string[] {
  const options = { allErrors: true, strict: false, logger: false, validateSchema: false } as const;
  const ajv = new Ajv2020(options);
  const { paths, components } = root;
  const schemas: unknown = JSON.parse(JSON.stringify({ paths, components }), reviver);
  ajv.addSchema(schemas as JsonObject, 'document');
  return ({ schemaPointer, value }) => {
    if (ajv.validate({ $ref: `document${encodeURI(schemaPointer)}` }, value)) return [];
    return (ajv.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };
}

/**
 * Ajv reads OpenAPI's `nullable` only beside a type, and would find the ids of schemas in examples.
 */
function readable(key: string, value: unknown): unknown {
  return isJsonObject(value) && value['type'] !== undefined && !isExample(key)
    ? value
    : readableWithNull(key, value);
}

/**
 * Authors write `nullable` beside an `enum` without null, or an `allOf` of objects, and null in the
 * examples. OpenAPI 3.0.4 (Schema Object) lets `nullable` add null to the type alone.
 */
function readableWithNull(key: string, value: unknown): unknown {
  if (isExample(key)) return undefined;
  if (!isJsonObject(value) || typeof value['nullable'] !== 'boolean') return value;
  const { nullable, ...schema } = value;
  return nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function isExample(key: string): boolean {
  return key === 'example' || key === 'examples';
}
