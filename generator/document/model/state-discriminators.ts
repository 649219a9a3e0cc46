// https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
import { componentName } from '../load/component-name.js';
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { itemsOf } from './context.js';
import { ruleOf, type Rule } from './discriminator-rule.js';
import { follow, followProperty, type Source } from './follow-schema.js';
import { propertyTypesOf } from './property-types.js';

/**
 * States in JSON Schema what each `discriminator` beside `oneOf` or `anyOf` means: which values of
 * the property select an option. So types, validators and JSON Schemas agree. An option whose own
 * constants state it is unchanged, and so are documents without discriminators.
 */
export function stateDiscriminators(root: JsonObject): JsonObject {
  return rewriteObject(root, root);
}

function rewrite(value: Json | undefined, root: JsonObject): Json | undefined {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => rewrite(item, root) ?? null);
  return isJsonObject(value) ? rewriteObject(value, root) : value;
}

function rewriteObject(object: JsonObject, root: JsonObject): JsonObject {
  const stated = state(object, root) ?? object;
  const entries = Object.entries(stated).map(([key, value]) => [key, rewrite(value, root)]);
  return Object.fromEntries(entries) as JsonObject;
}

/** A schema with its options' values stated; undefined where there is no discriminator to state. */
function state(schema: JsonObject, root: JsonObject): JsonObject | undefined {
  const keyword = Array.isArray(schema['oneOf']) ? 'oneOf' : 'anyOf';
  const options = itemsOf(schema[keyword]);
  const rule = ruleOf(schema, root);
  if (rule === undefined || options.length === 0) return undefined;
  const { discriminator, ...rest } = schema;
  const source = { root, followed: [] };
  return {
    ...rest,
    [keyword]: options.map((option) =>
      isDefaultOption(option, rule)
        ? stateDefault(option, rule, { options, source })
        : stateOption(option, rule, source),
    ),
  };
}

function isDefaultOption(option: Json, rule: Rule): boolean {
  const reference = isJsonObject(option) ? option['$ref'] : undefined;
  return typeof reference === 'string' && rule.isDefault(reference);
}

/**
 * `defaultMapping` names the option "when the discriminating property is not present in the payload or
 * contains a value for which there is no explicit or implicit mapping" (OpenAPI 3.2, Discriminator
 * Object).
 */
function stateDefault(
  option: Json,
  rule: Rule,
  { options, source }: { readonly options: readonly Json[]; readonly source: Source },
): Json {
  const { property } = rule;
  if (constantsOf(option, property, source) !== undefined) return option;
  const others = options
    .filter((other) => other !== option)
    .flatMap((other) => selectorsOf(other, rule, source).all ?? []);
  if (others.length === 0) return option;
  const selected = { required: [property], properties: { [property]: { enum: others } } };
  return { allOf: [option, { not: { type: 'object', ...selected } }] };
}

function stateOption(option: Json, rule: Rule, source: Source): Json {
  const { missing } = selectorsOf(option, rule, source);
  if (missing === undefined) return option;
  const type: Json = isNullable(option, source) ? ['object', 'null'] : 'object';
  const isRequired = rule.hasDefault || requires(option, rule.property, source);
  const selector = selectorSchema(rule.property, missing);
  return {
    allOf: [option, { type, ...(isRequired && { required: [rule.property] }), ...selector }],
  };
}

/**
 * Whether a schema itself requires a property. A discriminator alone does not: its property "SHOULD
 * be required in the payload schema, as the behavior when the property is absent is undefined".
 */
function requires(value: Json, property: string, source: Source): boolean {
  const found = follow(value, source);
  if (found === undefined) return false;
  const { schema, source: below } = found;
  if (itemsOf(schema['required']).includes(property)) return true;
  return itemsOf(schema['allOf']).some((part) => requires(part, property, below));
}

/** What a property's values are, if it is there. */
export function selectorSchema(property: string, values: readonly Json[]): JsonObject {
  const selector = {
    ...(values.every((value) => typeof value === 'string') && { type: 'string' }),
    ...(values.length === 1 ? { const: values[0] ?? null } : { enum: values }),
  };
  return { properties: { [property]: selector } };
}

/** The values that select an option: all of them, and those that its own schema does not state. */
export interface Selectors {
  readonly all?: readonly Json[];
  readonly missing?: readonly Json[];
}

/** The values of the discriminator that select an option. */
export function selectorsOf(option: Json, rule: Rule, source: Source): Selectors {
  const own = constantsOf(option, rule.property, source);
  const stated = own === undefined ? {} : { all: own };
  const reference = isJsonObject(option) ? option['$ref'] : undefined;
  // "Inline schemas are not considered": no name refers to them.
  if (typeof reference !== 'string') return stated;
  if (own === undefined && rule.isDefault(reference)) return {};
  const keys = rule.keysOf(reference);
  const name = componentName(reference) ?? reference.slice(reference.lastIndexOf('/') + 1);
  if (own === undefined) {
    const types = propertyTypesOf(option, rule.property, source) ?? ['string'];
    // A schema's name is a string, even where it looks like a number.
    const values = convertKeys(keys ?? [name], keys ? types : types.filter(isStringType));
    return values === undefined ? {} : { all: values, missing: values };
  }
  // Where a schema's name differs from its constant, the constant is used.
  const named = keys ?? [name];
  const selected = own.filter((value) => named.includes(String(value)));
  if (selected.length === 0 || selected.length === own.length) return stated;
  return { all: selected, missing: selected };
}

function isStringType(type: Json): boolean {
  return type === 'string';
}

/** The keys as values of the types; undefined where a key is not a value of any type. */
function convertKeys(keys: readonly string[], types: readonly Json[]): readonly Json[] | undefined {
  const each = keys.map((key) => types.flatMap((type) => convertKey(key, type)));
  return each.some((values) => values.length === 0) ? undefined : [...new Set(each.flat())];
}

function convertKey(key: string, type: Json): readonly Json[] {
  if (type === 'string') return [key];
  if (type === 'boolean') return key === 'true' || key === 'false' ? [key === 'true'] : [];
  if (type !== 'integer' && type !== 'number') return [];
  if (!JSON_NUMBER.test(key)) return [];
  const number = Number(key);
  const fits = type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
  return fits ? [number] : [];
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** The values that a schema itself allows for a property; undefined where it allows any. */
function constantsOf(
  value: Json | undefined,
  property: string,
  source: Source,
): readonly Json[] | undefined {
  const found = followProperty(value, property, source);
  if (found === undefined) return undefined;
  const { schema, source: below } = found;
  const own = valuesOf(found.property, below);
  if (own !== undefined) return own;
  const inherited = itemsOf(schema['allOf']).map((part) => constantsOf(part, property, below));
  return inherited.find((values) => values !== undefined) ?? unionOf(schema, property, below);
}

/** The values of all options; undefined where an option allows any. */
function unionOf(
  schema: JsonObject,
  property: string,
  source: Source,
): readonly Json[] | undefined {
  const rule = ruleOf(schema, source.root);
  const options = [...itemsOf(schema['oneOf']), ...itemsOf(schema['anyOf'])];
  const each = options.map((option) =>
    rule?.property === property
      ? selectorsOf(option, rule, source).all
      : constantsOf(option, property, source),
  );
  return allKnown(each);
}

/** The constants of a property's own schema. */
function valuesOf(value: Json | undefined, source: Source): readonly Json[] | undefined {
  const found = follow(value, source);
  if (found === undefined) return undefined;
  const { schema, source: below } = found;
  if (schema['const'] !== undefined) return [schema['const']];
  if (Array.isArray(schema['enum'])) return itemsOf(schema['enum']);
  if (schema['type'] === 'null') return [null];
  const parts = itemsOf(schema['allOf']).map((part) => valuesOf(part, below));
  const inherited = parts.find((values) => values !== undefined);
  if (inherited !== undefined) return inherited;
  const options = [...itemsOf(schema['oneOf']), ...itemsOf(schema['anyOf'])];
  return allKnown(options.map((option) => valuesOf(option, below)));
}

function allKnown(each: readonly (readonly Json[] | undefined)[]): readonly Json[] | undefined {
  const known = each.filter((values) => values !== undefined);
  return known.length === 0 || known.length < each.length ? undefined : known.flat();
}

function isNullable(option: Json, source: Source): boolean {
  const schema = follow(option, source)?.schema ?? {};
  return schema['nullable'] === true || itemsOf(schema['type']).includes('null');
}
