import { type Field, fieldsOf, INHERITED_NAMES, type Model, schemaLookup } from '@upspec/document';
import { keyOf, literal } from '../literal.js';

/** For each component schema that is an object, how each of its properties is compared. */
export function replayLiteral(model: Model): string {
  const lookup = schemaLookup(model);
  const schemas = model.schemas
    .map(({ name, schema }) => [name, fieldsOf(schema, lookup)] as const)
    .filter(([, fields]) => fields.length > 0)
    .map(([name, fields]) => {
      const properties = fields.map((field) =>
        property(field.name, literal(entry(field)), 'ReplayProperty'),
      );
      return property(name, objectOf(properties), 'Readonly<Record<string, ReplayProperty>>');
    });
  return objectOf(schemas);
}

function objectOf(properties: readonly string[]): string {
  return properties.length === 0 ? '{}' : `{\n${properties.map(indented).join(',\n')}\n}`;
}

function indented(text: string): string {
  return `  ${text.replaceAll('\n', '\n  ')}`;
}

/** TypeScript takes an inherited name for the property of `Object`, unless its type is stated. */
function property(name: string, value: string, type: string): string {
  const stated = INHERITED_NAMES.has(name) ? ` satisfies ${type}` : '';
  return `${keyOf(name)}: ${value}${stated}`;
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
