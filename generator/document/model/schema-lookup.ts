import type { SchemaLookup } from './fields-of.js';
import type { Model, NamedSchema } from './model.js';

/** Operations ask for a lookup one by one; a large document has thousands of schemas. */
const lookups = new WeakMap<Model['schemas'], SchemaLookup>();

/**
 * Finds the schemas of a document by their names in it.
 *
 * A loaded document has every schema that it refers to: a `$ref` to another one is a lint error,
 * and nothing is built from such a document. So a missing name is a bug of the generator. No schema
 * is invented for it, as that would generate types that accept anything.
 * @throws {Error} for a name that no schema has, when it is looked up.
 */
export function schemaLookup({ schemas }: Pick<Model, 'schemas'>): SchemaLookup {
  const known = lookups.get(schemas);
  if (known !== undefined) return known;
  const byName = new Map(schemas.map(({ name, schema }) => [name, schema]));
  const lookup: SchemaLookup = (name) => {
    const schema = byName.get(name);
    if (schema === undefined) throw new Error(`the document was loaded without its schema ${name}`);
    return schema;
  };
  lookups.set(schemas, lookup);
  return lookup;
}

/** All schemas that `document` of a model has: with their request forms, and the lifted ones. */
export function documentSchemas({
  schemas,
  lifted,
}: Pick<Model, 'schemas' | 'lifted'>): readonly NamedSchema[] {
  const own = schemas.flatMap((schema) =>
    schema.requestForm === undefined ? [schema] : [schema, schema.requestForm],
  );
  return [...own, ...lifted];
}
