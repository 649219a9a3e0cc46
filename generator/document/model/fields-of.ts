import type { Field, Schema } from './schema.js';

/** Returns the schema of a component by name. */
export type SchemaLookup = (name: string) => Schema;

/** The most references that are followed in a row before they count as a cycle. */
const MAX_HOPS = 32;

/** Follows references to their schema; keywords beside the reference are kept. */
export function formOf(schema: Schema, lookup: SchemaLookup): Schema {
  let current = schema;
  for (let hops = 0; current.kind === 'reference' && hops < MAX_HOPS; hops += 1) {
    current = lookup(current.schema);
  }
  return current;
}

/** The properties of an object, also of one that is composed by references or `allOf`. */
export function fieldsOf(schema: Schema, lookup: SchemaLookup, depth = 0): readonly Field[] {
  if (depth > MAX_HOPS) return [];
  const form = formOf(schema, lookup);
  if (form.kind === 'object') return form.fields;
  if (form.kind === 'union') {
    const [first] = form.options;
    return first === undefined ? [] : fieldsOf(first, lookup, depth + 1);
  }
  if (form.kind !== 'intersection') return [];
  const byName = new Map<string, Field>();
  for (const part of form.parts) {
    for (const field of fieldsOf(part, lookup, depth + 1)) {
      const before = byName.get(field.name);
      byName.set(field.name, { ...field, required: field.required || before?.required === true });
    }
  }
  const required = new Set(form.parts.flatMap((part) => requiredBy(part, lookup, depth + 1)));
  return [...byName.values()].map((field) =>
    required.has(field.name) ? { ...field, required: true } : field,
  );
}

/**
 * The properties of all options of a union, too. One that an option lacks, or that an option does
 * not require, is not required.
 */
export function possibleFieldsOf(
  schema: Schema,
  lookup: SchemaLookup,
  depth = 0,
): readonly Field[] {
  if (depth > MAX_HOPS) return [];
  const form = formOf(schema, lookup);
  if (form.kind === 'union') {
    const each = form.options.map((option) => possibleFieldsOf(option, lookup, depth + 1));
    const byName = new Map(each.flat().map((field) => [field.name, field]));
    return [...byName.values()].map((field) => ({
      ...field,
      required: each.every((fields) =>
        fields.some(({ name, required }) => name === field.name && required),
      ),
    }));
  }
  if (form.kind !== 'intersection') return fieldsOf(form, lookup);
  const unions = form.parts.filter((part) => formOf(part, lookup).kind === 'union');
  const inOptions = unions.flatMap((part) => possibleFieldsOf(part, lookup, depth + 1));
  const others = form.parts.filter((part) => !unions.includes(part));
  const own = fieldsOf({ ...form, parts: others }, lookup);
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...inOptions.filter(({ name }) => !names.has(name))];
}

/** The names that a schema demands and does not describe. */
function requiredBy(schema: Schema, lookup: SchemaLookup, depth: number): readonly string[] {
  if (depth > MAX_HOPS) return [];
  const form = formOf(schema, lookup);
  if (form.kind === 'object') return form.requires ?? [];
  if (form.kind !== 'intersection') return [];
  return form.parts.flatMap((part) => requiredBy(part, lookup, depth + 1));
}
