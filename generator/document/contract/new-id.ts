import { escapeToken } from '../load/json-pointer.js';
import type { Operation } from '../model/operation.js';
import type { ResourceCreator } from './contract-resource.js';
import { jsonSchemaOf, type DeclaredResponse } from './declared-responses.js';
import { idStem, resourceKey } from './id-words.js';
import { schemaNodeOf } from './schema-node-of.js';
import type { SchemaReader } from './schema-shape.js';
import { sharedProperties } from './union.js';
import type { SchemaNode } from './shape.js';

/** The resource whose id is searched for. */
export interface IdQuery {
  /** `pets` */
  readonly resource: string;
  /** The path parameters that hold its id elsewhere. */
  readonly parameters: readonly string[];
}

/** What a response creates: where its id is, and the schema of the object that has it. */
export interface NewId {
  readonly id: ResourceCreator['id'];
  /** The name of the schema of which the id is a property. */
  readonly schema?: string;
  readonly reason: string;
}

/** Finds where the id of a created object is: in the response, in a header, or in the request. */
export function findNewId(
  reader: SchemaReader,
  query: IdQuery,
  from: { readonly operation: Operation; readonly success: DeclaredResponse | undefined },
): NewId | undefined {
  const schema = jsonSchemaOf(from.success);
  const inBody = schema === undefined ? undefined : idIn(reader, schema, query);
  if (inBody !== undefined) {
    const { pointer, holder } = inBody;
    const reason = `its response has an id at ${pointer}`;
    return { id: { in: 'body', pointer }, schema: reader.nameOf(holder), reason };
  }
  const location = from.success?.headers.find(({ name }) => name === 'location');
  if (location !== undefined) {
    return { id: { in: 'header', name: location.name }, reason: 'its response has a Location' };
  }
  const { body } = from.operation;
  if (body.kind === 'none') return undefined;
  const sent = sharedProperties(reader, schemaNodeOf(reader, body.schema));
  const name = [...sent.keys()].find((key) => query.parameters.includes(key));
  if (name === undefined) return undefined;
  const pointer = `/${escapeToken(name)}`;
  return { id: { in: 'request', pointer }, reason: `its request has an id at ${pointer}` };
}

interface FoundId {
  readonly pointer: string;
  readonly holder: SchemaNode;
}

/** The id of an object, or of the one object in it: `/id`, `/data/id`, `/pet/id`. */
function idIn(reader: SchemaReader, node: SchemaNode, query: IdQuery): FoundId | undefined {
  const properties = sharedProperties(reader, node);
  const own = idProperty([...properties.keys()], query);
  if (own !== undefined) return { pointer: `/${escapeToken(own)}`, holder: node };
  for (const [name, property] of properties) {
    const isWrapper = name === 'data' || resourceKey(name) === resourceKey(query.resource);
    if (!isWrapper) continue;
    const inner = idProperty([...sharedProperties(reader, property.node).keys()], query);
    if (inner === undefined) continue;
    return { pointer: `/${escapeToken(name)}/${escapeToken(inner)}`, holder: property.node };
  }
  return undefined;
}

/** The property that holds an object's own id, by its name. */
export function idProperty(
  names: readonly string[],
  { resource, parameters }: IdQuery,
): string | undefined {
  const key = resourceKey(resource);
  return (
    names.find((name) => name === 'id') ??
    names.find((name) => parameters.includes(name)) ??
    names.find((name) => idStem(name) === '') ??
    names.find((name) => idStem(name) === key)
  );
}
