// https://spec.openapis.org/oas/v3.1.1.html#schema-0: where a document has schemas
import { isJsonObject, type Json, type JsonObject } from '../../load/json.js';
import { pointerTo } from '../../load/json-pointer.js';
import { mapValues } from './map-values.js';

/** Who sends the values of a schema: a client, or the server. */
export type Direction = 'request' | 'response';

/** Replaces a schema of the document. */
export type SchemaMap = (schema: Json, direction: Direction, pointer: string) => Json;

interface Walk {
  readonly map: SchemaMap;
  readonly direction: Direction;
  /** Where the value is in the document. */
  readonly pointer: string;
}

type Step = (value: Json, walk: Walk) => Json;

/**
 * Replaces each outermost schema of a document. A component schema has the direction `response`, as
 * its name means what is read.
 */
export function mapSchemas(root: JsonObject, map: SchemaMap): JsonObject {
  const walk: Walk = { map, direction: 'response', pointer: '#' };
  return mapValues(root, (value, key) => DOCUMENT.get(key)?.(value, below(walk, key)) ?? value);
}

function schema(value: Json, { map, direction, pointer }: Walk): Json {
  return map(value, direction, pointer);
}

function below(walk: Walk, key: string | number): Walk {
  return { ...walk, pointer: pointerTo(walk.pointer, key) };
}

/** The properties of an object that lead to schemas; the others stay. */
function fields(steps: Readonly<Record<string, Step>>): Step {
  const stepOf = new Map(Object.entries(steps));
  return (value, walk) =>
    isJsonObject(value)
      ? mapValues(value, (inner, key) => stepOf.get(key)?.(inner, below(walk, key)) ?? inner)
      : value;
}

function each(step: Step): Step {
  return (value, walk) =>
    isJsonObject(value) ? mapValues(value, (inner, key) => step(inner, below(walk, key))) : value;
}

function list(step: Step): Step {
  return (value, walk) =>
    Array.isArray(value)
      ? (value as readonly Json[]).map((item, index) => step(item, below(walk, index)))
      : value;
}

function directed(direction: Direction, step: Step): Step {
  return (value, walk) => step(value, { ...walk, direction });
}

const HEADER: Step = fields({ schema, content: each(fields({ schema })) });

const MEDIA = fields({ schema, encoding: each(fields({ headers: each(HEADER) })) });

const CONTENT = fields({ headers: each(HEADER), content: each(MEDIA) });

const PARAMETER = fields({ schema, content: each(MEDIA) });

/** In a callback and in a webhook, the server sends the request. */
function pathItem(request: Direction, response: Direction): Step {
  const parameters = list(directed(request, PARAMETER));
  const callbacks: Step = (value, walk) => each(each(pathItem(response, request)))(value, walk);
  const operation = fields({
    parameters,
    requestBody: directed(request, CONTENT),
    responses: each(directed(response, CONTENT)),
    callbacks,
  });
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
  return fields({
    parameters,
    ...Object.fromEntries(methods.map((method) => [method, operation])),
  });
}

const SENT_BY_CLIENT = pathItem('request', 'response');

const SENT_BY_SERVER = pathItem('response', 'request');

const COMPONENTS = fields({
  schemas: each(schema),
  responses: each(directed('response', CONTENT)),
  parameters: each(directed('request', PARAMETER)),
  requestBodies: each(directed('request', CONTENT)),
  headers: each(directed('response', HEADER)),
  pathItems: each(SENT_BY_CLIENT),
  callbacks: each(each(SENT_BY_SERVER)),
});

const DOCUMENT: ReadonlyMap<string, Step> = new Map([
  ['paths', each(SENT_BY_CLIENT)],
  ['webhooks', each(SENT_BY_SERVER)],
  ['components', COMPONENTS],
]);
