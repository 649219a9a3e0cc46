import { formOf, type Json, type Schema, type SchemaLookup } from '@upspec/document';

/** How the string of a flag becomes a value; a `value` is YAML or JSON, a `switch` has none. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'switch' | 'file' | 'value';

/** The maximum depth of nested choices that are read. */
const MAX_DEPTH = 8;

/**
 * Returns the type of a flag's value; where a schema allows several types, the value is YAML.
 */
export function valueType(schema: Schema, lookup: SchemaLookup, depth = 0): ValueType {
  const form = formOf(schema, lookup);
  switch (form.kind) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return form.kind;
    case 'bytes':
      return 'file';
    case 'enumeration':
      return sameType(form.values.filter((value) => value !== null).map(typeOfJson));
    case 'union': {
      if (depth > MAX_DEPTH) return 'value';
      const options = form.options.filter((option) => formOf(option, lookup).kind !== 'null');
      return sameType(options.map((option) => valueType(option, lookup, depth + 1)));
    }
    case 'any':
    case 'never':
    case 'null':
    case 'array':
    case 'object':
    case 'intersection':
    case 'reference':
      return 'value';
  }
}

/** The values that a schema allows, where it names them all. */
export function choicesOf(schema: Schema, lookup: SchemaLookup): readonly Json[] {
  const form = formOf(schema, lookup);
  return form.kind === 'enumeration' ? form.values.filter((value) => value !== null) : [];
}

/** The schema of a list's items; undefined where the schema is not a list. */
export function itemsOf(schema: Schema, lookup: SchemaLookup): Schema | undefined {
  const form = formOf(schema, lookup);
  return form.kind === 'array' ? form.items : undefined;
}

/** Whether a value of a schema may be a list. */
export function mayBeList(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  const form = formOf(schema, lookup);
  if (depth > MAX_DEPTH || form.kind === 'any' || form.kind === 'array') return true;
  if (form.kind === 'enumeration') return form.values.some(Array.isArray);
  const parts =
    form.kind === 'union' ? form.options : form.kind === 'intersection' ? form.parts : [];
  return parts.some((part) => mayBeList(part, lookup, depth + 1));
}

function typeOfJson(value: Json): ValueType {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return 'value';
}

function sameType(types: readonly ValueType[]): ValueType {
  const [first] = types;
  return first !== undefined && types.every((type) => type === first) ? first : 'value';
}
