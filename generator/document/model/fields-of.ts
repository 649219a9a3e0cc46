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
export function fieldsOf(schema: Schema, lookup: SchemaLookup): readonly Field[] {
  const parts = partsOf(schema, lookup, { options: 1 });
  const byName = new Map<string, Field>();
  for (const field of parts.flatMap((part) => (part.kind === 'object' ? part.fields : []))) {
    const before = byName.get(field.name);
    byName.set(field.name, { ...field, required: field.required || before?.required === true });
  }
  // What one option of a union demands is not required of all values.
  const required = new Set(
    partsOf(schema, lookup, { options: 0 }).flatMap((part) =>
      part.kind === 'object' ? (part.requires ?? []) : [],
    ),
  );
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

/**
 * The objects that a schema is composed of: the parts of its `allOf`, and the first options of a
 * union, as many as are asked for. Each is visited once, as schemas may share parts at every level.
 */
function partsOf(
  schema: Schema,
  lookup: SchemaLookup,
  { options, seen = new Set() }: { readonly options: number; readonly seen?: Set<Schema> },
): readonly Schema[] {
  const form = formOf(schema, lookup);
  if (seen.has(form)) return [];
  seen.add(form);
  if (form.kind === 'union') {
    return form.options
      .slice(0, options)
      .flatMap((option) => partsOf(option, lookup, { options, seen }));
  }
  if (form.kind !== 'intersection') return [form];
  return form.parts.flatMap((part) => partsOf(part, lookup, { options, seen }));
}
