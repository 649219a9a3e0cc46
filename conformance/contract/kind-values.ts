import type { Contract as DescribedContract } from '@upspec/document';
import { isJsonObject } from '../json/json-object.js';

/** By the name of a property, the values that name the kind of an object: `object`, `file`. */
export type KindValues = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The values by which objects of a contract say what they are: of a property that has only one value
 * in each schema (`const`, or an `enum` of one; JSON Schema Validation 2020-12, sections 6.1.2 and
 * 6.1.3).
 *
 * @example
 * kindValues({ Cat: { properties: { kind: { const: 'cat' } } } }); // Map { 'kind' => Set { 'cat' } }
 */
export function kindValues(schemas: DescribedContract['schemas']): KindValues {
  const values = new Map<string, Set<string>>();
  for (const schema of Object.values(schemas)) collect(schema, values);
  return values;
}

function collect(schema: unknown, values: Map<string, Set<string>>): void {
  if (Array.isArray(schema)) {
    for (const each of schema) collect(each, values);
    return;
  }
  if (!isJsonObject(schema)) return;
  const { properties } = schema;
  for (const [name, property] of Object.entries(isJsonObject(properties) ? properties : {})) {
    const only = isJsonObject(property) ? onlyValue(property) : undefined;
    if (only !== undefined) values.set(name, (values.get(name) ?? new Set<string>()).add(only));
  }
  for (const each of Object.values(schema)) collect(each, values);
}

function onlyValue({
  const: constant,
  enum: list,
}: Readonly<Record<string, unknown>>): string | undefined {
  const only: unknown = Array.isArray(list) && list.length === 1 ? list[0] : constant;
  return typeof only === 'string' ? only : undefined;
}
