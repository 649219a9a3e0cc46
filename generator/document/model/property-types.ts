import type { Json, JsonObject } from '../load/json.js';
import { itemsOf } from './context.js';
import { follow, followProperty, type Source } from './follow-schema.js';

/**
 * The types that a schema declares for a property, also by `$ref`, `allOf` and its options.
 * @returns undefined where it declares none.
 */
export function propertyTypesOf(
  value: Json | undefined,
  property: string,
  source: Source,
): readonly Json[] | undefined {
  const found = followProperty(value, property, source);
  if (found === undefined) return undefined;
  const { schema, source: below } = found;
  return (
    typesOf(found.property, below) ??
    typesOfParts(schema, (part) => propertyTypesOf(part, property, below))
  );
}

function typesOf(value: Json | undefined, source: Source): readonly Json[] | undefined {
  const found = follow(value, source);
  if (found === undefined) return undefined;
  const { schema, source: below } = found;
  const { type } = schema;
  if (type !== undefined) return Array.isArray(type) ? itemsOf(type) : [type];
  return typesOfParts(schema, (part) => typesOf(part, below));
}

function typesOfParts(
  schema: JsonObject,
  read: (part: Json) => readonly Json[] | undefined,
): readonly Json[] | undefined {
  const inherited = itemsOf(schema['allOf']).map(read);
  const options = [...itemsOf(schema['oneOf']), ...itemsOf(schema['anyOf'])].map(read);
  const known = options.flatMap((types) => types ?? []);
  return inherited.find((types) => types !== undefined) ?? (known.length > 0 ? known : undefined);
}
