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
  return [...byName.values()];
}
