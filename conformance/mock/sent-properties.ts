import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { coerceText, propertySchema } from './coerce-text.js';
import type { ValidRequest } from './mock-state.js';
import type { ObjectShape } from './object-shape.js';
import type { SchemaBook } from './schema-book.js';

/**
 * The properties of an object that the request determines: those of its body that the object has too,
 * its path parameters, and the name and size of its file.
 */
export function sentProperties(
  book: SchemaBook,
  shape: ObjectShape,
  { body, route }: Pick<ValidRequest, 'body' | 'route'>,
): JsonObject {
  const sent = new Map<string, unknown>();
  for (const { parameter, text } of route.pathTexts) {
    const schema = propertySchema(book, shape.schema, parameter.name);
    if (schema !== undefined) sent.set(parameter.name, coerceText(book, schema, text));
  }
  const files = new Set(body.files.map(({ part }) => part));
  for (const [name, value] of Object.entries(sentObject(shape, body.value))) {
    const schema = propertySchema(book, shape.schema, name);
    if (schema === undefined || files.has(name)) continue;
    const { writeOnly, readOnly } = book.flat(schema);
    if (writeOnly !== true && readOnly !== true) sent.set(name, value);
  }
  const [file] = body.files;
  const properties = book.flat(shape.schema)['properties'];
  for (const [name, schema] of Object.entries(isJsonObject(properties) ? properties : {})) {
    if (file === undefined || sent.has(name)) continue;
    const types = book.types(schema);
    if (/^file_?name$/i.test(name) && types.has('string') && file.filename !== undefined) {
      sent.set(name, file.filename);
    }
    if (/^(?:bytes|size|file_?size|length|content_?length)$/i.test(name) && types.has('integer')) {
      sent.set(name, file.length);
    }
  }
  return Object.fromEntries(sent);
}

/** The object in a body: the whole, or the property that wraps it in the response too. */
function sentObject({ pointer }: ObjectShape, value: unknown): JsonObject {
  if (!isJsonObject(value)) return {};
  const wrapped = pointer === '' ? undefined : value[pointer.slice(1)];
  return isJsonObject(wrapped) ? wrapped : value;
}
