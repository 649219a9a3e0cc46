import { fieldsOf, type SchemaLookup } from '../../model/fields-of.js';
import type { Model } from '../../model/model.js';
import type { Field } from '../../model/schema.js';

/** For each component schema that is an object, how each of its properties is compared. */
export function replayTable(model: Model): Readonly<Record<string, unknown>> {
  const byName = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
  const lookup: SchemaLookup = (name) => {
    const schema = byName.get(name);
    if (schema === undefined) throw new Error(`the document was loaded without its schema ${name}`);
    return schema;
  };
  return Object.fromEntries(
    model.schemas
      .map(({ name, schema }) => [name, fieldsOf(schema, lookup)] as const)
      .filter(([, fields]) => fields.length > 0)
      .map(([name, fields]) => [
        name,
        Object.fromEntries(fields.map((field) => [field.name, entry(field)])),
      ]),
  );
}

function entry({ schema, required }: Field): unknown {
  const item = schema.kind === 'array' ? schema.items : schema;
  return {
    mode: schema.replay,
    required,
    nullable: schema.nullable,
    ...(item.kind === 'reference' && { schema: item.schema }),
    array: schema.kind === 'array',
  };
}
