import type { ContractContent, ContractResource } from '@upspec/document';
import { parsePointer, valueAt } from '@upspec/document/json-pointer';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { exampleValue, validValue, type ExampleSource } from './example-value.js';
import type { MockCore } from './mock-core.js';
import { optionsOf, type SchemaBook } from './schema-book.js';
import { setAt } from './set-at.js';

/** Where an object is in a response, and what describes it. */
export interface ObjectShape {
  /** A JSON Pointer; empty where the response is the object. */
  readonly pointer: string;
  /** The property that holds its id. */
  readonly idName: string;
  readonly schema: unknown;
}

/** The name of the property that holds the id of the objects of a resource. */
export function idNameOf({ creators }: ContractResource): string {
  const inBody = creators.flatMap(({ id }) => (id.in === 'body' ? [id.pointer] : []))[0];
  const inRequest = creators.flatMap(({ id }) => (id.in === 'request' ? [id.pointer] : []))[0];
  return parsePointer(inBody ?? inRequest ?? '').at(-1) ?? 'id';
}

/** Finds the object in the responses of a schema: the whole, or a property that has the id. */
export function shapeOf(
  book: SchemaBook,
  { schema }: ContractContent,
  { idName, stated }: { readonly idName: string; readonly stated?: string | undefined },
): ObjectShape {
  const root = book.named(schema);
  if (stated !== undefined) {
    const parent = stated.slice(0, stated.lastIndexOf('/'));
    return { pointer: parent, idName, schema: schemaAt(book, root, parent) };
  }
  if (hasProperty(book, root, idName)) return { pointer: '', idName, schema: root };
  const properties = book.flat(root)['properties'];
  const wrapper = Object.entries(isJsonObject(properties) ? properties : {}).find(([, property]) =>
    hasProperty(book, property, idName),
  );
  if (wrapper === undefined) return { pointer: '', idName, schema: root };
  return { pointer: `/${wrapper[0]}`, idName, schema: wrapper[1] };
}

/** The schema of the value at a JSON Pointer. */
export function schemaAt(book: SchemaBook, schema: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((node, token) => {
    const flat = book.flat(node);
    return book.property(flat, token) ?? (/^\d+$/.test(token) ? flat['items'] : undefined);
  }, schema);
}

function hasProperty(book: SchemaBook, schema: unknown, name: string): boolean {
  const flat = book.flat(schema);
  return (
    book.property(flat, name) !== undefined ||
    optionsOf(flat).some((option) => book.property(book.flat(option), name) !== undefined)
  );
}

/** A response that shows an object: what the document requires beyond it is that of the example. */
export function represent(
  core: MockCore,
  source: ExampleSource,
  { object, shape }: { readonly object: unknown; readonly shape: ObjectShape },
): unknown {
  const base = exampleValue(core, source);
  const example = valueAt(base, shape.pointer);
  const whole = isJsonObject(object) ? { ...requiredOf(core, shape, example), ...object } : object;
  return validValue(core, {
    content: source.content,
    hint: setAt(base, shape.pointer, whole),
    keepsHint: true,
  });
}

/** The properties of an example that its schema requires. */
function requiredOf({ book }: MockCore, { schema }: ObjectShape, example: unknown): JsonObject {
  const { required } = book.flat(schema);
  const names = new Set<unknown>(Array.isArray(required) ? required : []);
  const entries = Object.entries(isJsonObject(example) ? example : {});
  return Object.fromEntries(entries.filter(([name]) => names.has(name)));
}
