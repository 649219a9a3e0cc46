import {
  asList,
  asObject,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  objectsOf,
  resolve,
} from './document.js';

/** A value in a response's JSON, with what the document says of it. */
export interface ValueLocation {
  /** The keys that lead to it, `*` for each item of a list and each value of a map. */
  readonly path: readonly string[];
  /** As a JSON Pointer with `*`; `body` for the root. */
  readonly pointer: string;
  readonly within: 'root' | 'properties' | 'items' | 'map';
  readonly types: ReadonlySet<string>;
  /** The only values that are allowed; empty where there is no such list. */
  readonly enumValues: readonly Json[];
  readonly format: string | undefined;
  /** Whether it holds the id of a resource or the URL of one. */
  readonly isReference: boolean;
  /** The nearest resource around it: its schema, and how many of `path`'s keys lead to it. */
  readonly entity: Entity | undefined;
}

export interface Entity {
  readonly name: string;
  readonly depth: number;
}

interface Visit {
  readonly schema: JsonObject;
  readonly path: readonly string[];
  readonly within: ValueLocation['within'];
  readonly entity: Entity | undefined;
}

const REFERENCE = /^(?:id|self|instance)$|Ids?$/;

/**
 * Every value that a schema describes, at every depth. The options of a union that have a property
 * in common share its location.
 */
export function valueLocations(schema: JsonObject): readonly ValueLocation[] {
  const locations = new Map<string, ValueLocation>();
  visit({ schema, path: [], within: 'root', entity: undefined }, locations);
  return [...locations.values()];
}

function visit(at: Visit, locations: Map<string, ValueLocation>): void {
  const schema = resolve(at.schema);
  const { path } = at;
  const entity = entityOf(at) ?? at.entity;
  const here = { ...at, schema, entity };
  const location = locationOf(here, locations.get(path.join('/')));
  locations.set(path.join('/'), location);
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    for (const option of asList(schema[keyword]))
      visit({ ...here, schema: asObject(option) }, locations);
  }
  for (const [name, property] of Object.entries(objectsOf(objectAt(schema, 'properties')))) {
    const raw = asObject(objectAt(schema, 'properties')[name]);
    const isRef = raw['$ref'] !== undefined;
    const next = { path: [...path, name], within: 'properties', entity } as const;
    visit({ schema: isRef ? raw : property, ...next }, locations);
  }
  const inner = { path: [...path, '*'], entity };
  const { items, additionalProperties } = schema;
  if (isObject(items)) visit({ schema: items, ...inner, within: 'items' }, locations);
  if (isObject(additionalProperties)) {
    visit({ schema: additionalProperties, ...inner, within: 'map' }, locations);
  }
}

/** A component with an id of its own is a resource. */
function entityOf({ schema, path }: Visit): Entity | undefined {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return undefined;
  if (objectAt(resolve(schema), 'properties')['id'] === undefined) return undefined;
  return { name: reference.slice(reference.lastIndexOf('/') + 1), depth: path.length };
}

function locationOf(at: Visit, known: ValueLocation | undefined): ValueLocation {
  const { schema, path, within, entity } = at;
  const property = path.findLast((key) => key !== '*') ?? '';
  const format = schema['format'];
  const only = schema['const'] === undefined ? [] : [schema['const']];
  return {
    path,
    pointer: path.length === 0 ? 'body' : `/${path.join('/')}`,
    within,
    types: new Set([...(known?.types ?? []), ...typesOf(schema)]),
    enumValues: [...(known?.enumValues ?? []), ...asList(schema['enum']), ...only],
    format: typeof format === 'string' ? format : known?.format,
    isReference: REFERENCE.test(property) && !isContainer(schema),
    entity,
  };
}

function isContainer(schema: JsonObject): boolean {
  return typesOf(schema).some((type) => type === 'array' || type === 'object');
}

function typesOf({ type, const: only }: JsonObject): readonly string[] {
  if (only !== undefined) return [typeof only];
  const types: readonly (Json | undefined)[] = typeof type === 'string' ? [type] : asList(type);
  return types.map(String);
}
