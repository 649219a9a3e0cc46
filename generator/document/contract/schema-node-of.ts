import type { Schema } from '../model/schema.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode } from './shape.js';

/** A schema of the model at its location in the document. */
export function schemaNodeOf(reader: SchemaReader, { pointer }: Schema): SchemaNode {
  return { pointer, value: reader.at(pointer).value };
}
