import type { SchemaLookup } from './fields-of.js';
import type { Model } from './model.js';

/** Finds the schemas of a model by their names in the document. */
export function schemaLookup({ schemas }: Model): SchemaLookup {
  const byName = new Map(schemas.map(({ name, schema }) => [name, schema]));
  return (name) =>
    byName.get(name) ?? {
      kind: 'any',
      pointer: `#/components/schemas/${name}`,
      nullable: false,
      deprecated: false,
      examples: [],
      constraints: [],
      replay: 'equal',
      filename: 'optional',
    };
}
