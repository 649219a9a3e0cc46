import type { Contract as DescribedContract } from '@upspec/document';
import { escapeToken } from '@upspec/document/json-pointer';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isJsonObject } from '../json/json-object.js';
import type { Judgement, SchemaJudge, ValidationError } from './schema-judge.js';

type Schemas = DescribedContract['schemas'];

/** What is judged. */
export type JudgedSide = 'request' | 'response';

/**
 * Makes the schemas of a contract ready to judge responses, or else requests. Each is compiled when it
 * is first asked for; one that can't be compiled is unjudgeable, whatever the value.
 */
export function openContract(
  { schemas }: Pick<DescribedContract, 'schemas'>,
  side: JudgedSide = 'response',
): SchemaJudge {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    inlineRefs: false,
    logger: false,
    // A property such as `constructor` counts only where the value has it itself.
    ownProperties: true,
    // For the value that an enum or a const compares with.
    verbose: true,
  });
  addFormats.default(ajv);
  const added = addSchemas(ajv, schemas, side);
  const compiled = new Map<string, ValidateFunction | string>();
  const compile = (name: string): ValidateFunction | string => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const fresh = added.get(name) ?? attempt(() => ajv.getSchema(idOf(name)));
    compiled.set(name, fresh);
    return fresh;
  };
  return {
    judge(schema, value) {
      const validate = compile(schema);
      return typeof validate === 'string'
        ? { kind: 'unjudgeable', location: locationOf(schema), problem: validate }
        : judgeWith(validate, value);
    },
  };
}

/** @returns what keeps a schema from being added, by its name */
function addSchemas(ajv: Ajv2020, schemas: Schemas, side: JudgedSide): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const [name, schema] of Object.entries(schemas)) {
    try {
      const linked = forSide(schema, side);
      if (typeof linked === 'object' && linked !== null) ajv.addSchema(linked, idOf(name));
    } catch (error) {
      problems.set(name, messageOf(error));
    }
  }
  return problems;
}

function attempt(compile: () => ValidateFunction | undefined): ValidateFunction | string {
  try {
    return compile() ?? 'no schema has this name';
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function locationOf(schema: string): string {
  return schema.startsWith('#') ? schema : `#/components/schemas/${escapeToken(schema)}`;
}

function idOf(name: string): string {
  return `upspec:${encodeURIComponent(name)}`;
}

const reference = /^#\/schemas\/(.*)$/s;

/** Keywords whose value is data, in which nothing refers to a schema. */
const dataKeywords: ReadonlySet<string> = new Set([
  'const',
  'default',
  'enum',
  'example',
  'examples',
]);

/**
 * A schema whose references are the ids that ajv knows the others by. A property that is `writeOnly`
 * is not required in a response: OpenAPI 3.1.1, appendix on JSON Schema's section 9.4, "it SHOULD NOT
 * be sent as part of the response". One that is `readOnly` is not required in a request.
 */
function forSide(schema: unknown, side: JudgedSide): unknown {
  if (Array.isArray(schema)) return schema.map((each: unknown) => forSide(each, side));
  if (!isJsonObject(schema)) return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (dataKeywords.has(key)) return [key, value];
    if (key === '$ref' && typeof value === 'string') return [key, linked(value)];
    if (key === 'required' && Array.isArray(value)) return [key, sent(schema, value, side)];
    return [key, forSide(value, side)];
  });
  return Object.fromEntries(entries.filter(([key]) => !isForeign(key)));
}

/** Keywords of OpenAPI's own dialect that ajv would read in a way of its own. */
function isForeign(key: string): boolean {
  return key === 'discriminator' || key === 'nullable' || key === '$id' || key === '$schema';
}

function linked(target: string): string {
  const name = reference.exec(target)?.[1];
  if (name === undefined) return target;
  return idOf(decodePart(name).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The required properties that the side may send. */
function sent(
  schema: Readonly<Record<string, unknown>>,
  required: readonly unknown[],
  side: JudgedSide,
): unknown {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const keyword = side === 'response' ? 'writeOnly' : 'readOnly';
  return required.filter((name) => {
    const property = typeof name === 'string' ? properties[name] : undefined;
    return !isJsonObject(property) || property[keyword] !== true;
  });
}

function judgeWith(validate: ValidateFunction, value: unknown): Judgement {
  if (validate(value) === true) return { kind: 'valid' };
  return { kind: 'invalid', errors: (validate.errors ?? []).map(describeError) };
}

/** What the validators that are made ahead of time report for the same error, and the type. */
function describeError(error: ErrorObject): ValidationError {
  const { instancePath: path, keyword, params, schema: limit } = error;
  const property = propertyOf(params);
  return {
    path,
    keyword,
    message: messageFor(error, property),
    ...(isAssertion(keyword) && { limit: limit as unknown }),
    ...(keyword === 'type' && typeof params['type'] === 'string' && { type: params['type'] }),
    ...(property !== undefined && { property }),
  };
}

/** Keywords whose value is another schema, or many of them, say nothing by themselves. */
function isAssertion(keyword: string): boolean {
  return !applicators.has(keyword);
}

const applicators: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'contains',
  'propertyNames',
  'dependentSchemas',
  'required',
  'false schema',
]);

function propertyOf(params: Readonly<Record<string, unknown>>): string | undefined {
  const named = ['missingProperty', 'additionalProperty', 'unevaluatedProperty', 'propertyName']
    .map((key) => params[key])
    .find((value) => typeof value === 'string');
  return typeof named === 'string' ? named : undefined;
}

function messageFor(
  { keyword, message, schema }: ErrorObject,
  property: string | undefined,
): string {
  switch (keyword) {
    case 'enum':
      return `must be one of ${(schema as readonly unknown[]).map((each) => JSON.stringify(each)).join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(schema)}`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `must not have the property ${JSON.stringify(property)}`;
    default:
      return message ?? keyword;
  }
}
