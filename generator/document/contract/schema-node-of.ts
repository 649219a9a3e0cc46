import type { Schema } from '../model/schema.js';
import type { SchemaNode, SchemaReader } from './schema-shape.js';

/** A schema of the model at its location in the document. */
export function schemaNodeOf(reader: SchemaReader, { pointer }: Schema): SchemaNode {
  return { pointer, value: reader.at(pointer).value };
}
