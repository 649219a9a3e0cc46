// https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
import { decodeStep, isJsonObject, valueAt, type Json, type JsonObject } from '../load/json.js';

/**
 * States in JSON Schema what each `discriminator` beside `oneOf` or `anyOf` says: which values of
 * the property select an option. So types, validators and JSON Schemas agree. An option whose own
 * constants say it already stays as it is; documents without discriminators stay the same.
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
  const options = listOf(schema[keyword]);
  const rule = ruleOf(schema);
  if (rule === undefined || options.length === 0) return undefined;
  const { discriminator, ...rest } = schema;
  const source = { root, followed: [] };
  return { ...rest, [keyword]: options.map((option) => stateOption(option, rule, source)) };
}

/** A discriminator: its property, and the values that its mapping gives to each schema. */
interface Rule {
  readonly property: string;
  /** By `$ref`, and by the name of the component. */
  readonly mapped: ReadonlyMap<string, readonly string[]>;
}

function ruleOf(schema: JsonObject): Rule | undefined {
  const { discriminator } = schema;
  const property = isJsonObject(discriminator) ? discriminator['propertyName'] : undefined;
  if (!isJsonObject(discriminator) || typeof property !== 'string') return undefined;
  const mapped = new Map<string, readonly string[]>();
  const { mapping } = discriminator;
  for (const [value, target] of Object.entries(isJsonObject(mapping) ? mapping : {})) {
    if (typeof target === 'string') mapped.set(target, [...(mapped.get(target) ?? []), value]);
  }
  return { property, mapped };
}

/** Where references lead, and those that were followed on the way; one met again is a circle. */
interface Source {
  readonly root: JsonObject;
  readonly followed: readonly string[];
}

function stateOption(option: Json, rule: Rule, source: Source): Json {
  const { missing } = selectorsOf(option, rule, source);
  if (missing === undefined) return option;
  const { property } = rule;
  const selector = {
    ...(missing.every((value) => typeof value === 'string') && { type: 'string' }),
    ...(missing.length === 1 ? { const: missing[0] ?? null } : { enum: missing }),
  };
  const type: Json = isNullable(option, source) ? ['object', 'null'] : 'object';
  return {
    allOf: [option, { type, required: [property], properties: { [property]: selector } }],
  };
}

/** The values that select an option: all, and those that its own schema does not state. */
interface Selectors {
  readonly all?: readonly Json[];
  readonly missing?: readonly Json[];
}

function selectorsOf(option: Json, rule: Rule, source: Source): Selectors {
  const own = constantsOf(option, rule.property, source);
  const stated = own === undefined ? {} : { all: own };
  const reference = isJsonObject(option) ? option['$ref'] : undefined;
  // "Inline schemas are not considered": no name refers to them.
  if (typeof reference !== 'string') return stated;
  const name = decodeStep(reference.slice(reference.lastIndexOf('/') + 1));
  const named = rule.mapped.get(reference) ?? rule.mapped.get(name) ?? [name];
  if (own === undefined) return { all: named, missing: named };
  // Where a schema's name is not the constant in it, the constant holds.
  const selected = own.filter((value) => named.includes(String(value)));
  if (selected.length === 0 || selected.length === own.length) return stated;
  return { all: selected, missing: selected };
}

/** The values that a schema itself allows for a property; undefined where it allows any. */
function constantsOf(
  value: Json | undefined,
  property: string,
  source: Source,
): readonly Json[] | undefined {
  const found = follow(value, source);
  if (found === undefined) return undefined;
  const { schema, source: below } = found;
  const { properties } = schema;
  const own =
    isJsonObject(properties) && Object.hasOwn(properties, property)
      ? valuesOf(properties[property], below)
      : undefined;
  if (own !== undefined) return own;
  const inherited = listOf(schema['allOf']).map((part) => constantsOf(part, property, below));
  return inherited.find((values) => values !== undefined) ?? unionOf(schema, property, below);
}

/** The values of all options; undefined where an option allows any. */
function unionOf(
  schema: JsonObject,
  property: string,
  source: Source,
): readonly Json[] | undefined {
  const rule = ruleOf(schema);
  const options = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])];
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
  if (Array.isArray(schema['enum'])) return listOf(schema['enum']);
  if (schema['type'] === 'null') return [null];
  const parts = listOf(schema['allOf']).map((part) => valuesOf(part, below));
  const inherited = parts.find((values) => values !== undefined);
  if (inherited !== undefined) return inherited;
  const options = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])];
  return allKnown(options.map((option) => valuesOf(option, below)));
}

function allKnown(each: readonly (readonly Json[] | undefined)[]): readonly Json[] | undefined {
  const known = each.filter((values) => values !== undefined);
  return known.length === 0 || known.length < each.length ? undefined : known.flat();
}

interface Found {
  readonly schema: JsonObject;
  readonly source: Source;
}

function follow(value: Json | undefined, source: Source): Found | undefined {
  if (!isJsonObject(value)) return undefined;
  const reference = value['$ref'];
  if (typeof reference !== 'string') return { schema: value, source };
  if (source.followed.includes(reference)) return undefined;
  const followed = [...source.followed, reference];
  return follow(valueAt(source.root, reference), { ...source, followed });
}

function isNullable(option: Json, source: Source): boolean {
  const schema = follow(option, source)?.schema ?? {};
  return schema['nullable'] === true || listOf(schema['type']).includes('null');
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
