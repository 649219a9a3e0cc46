import type { AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import {
  documentSchemas,
  INHERITED_NAMES,
  linkedId,
  toLinkedSchema,
  type Json,
  type Model,
  type NamedSchema,
} from '@upspec/document';
import type { Emitted } from '../target.js';

/** The schemas as code, and those that ajv can't compile. */
export interface CompiledSchemas extends Required<Pick<Emitted, 'unsupported'>> {
  /** A module that exports a function for each schema: `compiledUpload`. */
  readonly code: string;
  readonly schemas: readonly NamedSchema[];
}

/**
 * Compiles the schemas of a model. One that can't be compiled is reported, and others that refer to
 * it accept any value there.
 */
export function compileSchemas(model: Model): CompiledSchemas {
  const linked = new Map<NamedSchema, Json>(
    documentSchemas(model).map((schema) => [schema, toLinkedSchema(model, schema.name)]),
  );
  const first = compileAll(model, linked);
  const broken = [...first.failures].filter(([schema]) => failsByItself(model, schema, linked));
  const replaced = new Map<NamedSchema, Json>([
    ...linked,
    ...broken.map(([schema]) => [schema, true] as const),
  ]);
  const last = broken.length === 0 ? first : compileAll(model, replaced);
  const failures = new Map([...last.failures, ...broken]);
  const schemas = [...linked.keys()].filter((schema) => !failures.has(schema));
  const names = schemas.map((schema) => [compiledName(schema), linkedId(schema.name)] as const);
  return {
    code: standaloneCode.default(last.ajv, Object.fromEntries(names)),
    schemas,
    unsupported: [...failures].map(([{ name, schema }, reason]) => ({
      pointer: schema.pointer,
      message: `schema ${name} has no validator: ${reason}`,
    })),
  };
}

interface Compiled {
  readonly ajv: Ajv2020;
  /** Why a schema could not be compiled. */
  readonly failures: ReadonlyMap<NamedSchema, string>;
}

function compileAll(model: Model, linked: ReadonlyMap<NamedSchema, Json>): Compiled {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    allErrors: true,
    strict: false,
    inlineRefs: false,
    logger: false,
    ownProperties: hasInheritedNames(model),
  });
  // Every function would record the evaluated properties, which only these keywords read.
  ajv.opts.unevaluated = /"unevaluated(Properties|Items)"/.test(JSON.stringify(model.document));
  const failures = new Map<NamedSchema, string>();
  const attempt = (schema: NamedSchema, step: () => unknown): void => {
    try {
      step();
    } catch (error) {
      failures.set(schema, error instanceof Error ? error.message : String(error));
    }
  };
  for (const [schema, json] of linked) {
    attempt(schema, () => ajv.addSchema(json as AnySchema, linkedId(schema.name)));
  }
  for (const schema of linked.keys()) {
    if (!failures.has(schema)) attempt(schema, () => compile(ajv, schema));
  }
  return { ajv, failures };
}

/** Whether a schema can't be compiled even where all others accept any value. */
function failsByItself(
  model: Model,
  schema: NamedSchema,
  linked: ReadonlyMap<NamedSchema, Json>,
): boolean {
  const single = new Map<NamedSchema, Json>([...linked.keys()].map((other) => [other, true]));
  single.set(schema, linked.get(schema) ?? true);
  return compileAll(model, single).failures.has(schema);
}

function compile(ajv: Ajv2020, { name }: NamedSchema): void {
  const validate = ajv.getSchema(linkedId(name));
  if (validate !== undefined && '$async' in validate) {
    throw new Error('it is asynchronous, but guards are synchronous');
  }
}

/** The function of a schema: `compiledUpload`. Ajv accepts only ASCII. */
export function compiledName({ typeName }: NamedSchema): string {
  const ascii = typeName.replaceAll(
    /[^\w$]/gu,
    (character) => `$${(character.codePointAt(0) ?? 0).toString(16)}`,
  );
  return `compiled${ascii}`;
}

/**
 * Whether a schema has or requires a property that every object inherits: `constructor`. Only then
 * does the code check for own properties, which makes it longer.
 */
function hasInheritedNames(model: Model): boolean {
  const has = (value: unknown): boolean => {
    if (typeof value === 'string') return INHERITED_NAMES.has(value);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([key, inner]) => INHERITED_NAMES.has(key) || has(inner));
  };
  return has(model.document['components']);
}
