// https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-for-schema: readOnly and writeOnly
import { componentName } from '../../load/component-name.js';
import { isJsonObject, type Json, type JsonObject } from '../../load/json.js';
import { pointerTo, valueAt } from '../../load/json-pointer.js';
import { itemsOf } from '../context.js';
import { mapSchemas, type Direction } from './map-schemas.js';
import { mapValues } from './map-values.js';
import { mapSubschemas, subschemasOf } from './subschemas.js';
import { withSchemas } from './with-schemas.js';

const COMPONENTS = '#/components/schemas';

/** A property that is not part of a request, or of a response. Only types leave it out. */
export const OMITTED = 'x-upspec-omitted';

/**
 * Splits the schemas whose requests and responses differ. A component keeps its name for responses,
 * and its form in requests gets a name of its own where it is sent.
 *
 * "If the property is marked as readOnly being true and is in the required list, the required will
 * take effect on the response only", and the reverse for writeOnly.
 */
export function separateForms(root: JsonObject): {
  readonly document: JsonObject;
  /** The name of the request form of each component that has one. */
  readonly requestForms: ReadonlyMap<string, string>;
} {
  // Most documents have no such property, and need no second walk.
  if (!FLAGGED.test(JSON.stringify(root))) return { document: root, requestForms: new Map() };
  const schemas = schemasOf(root);
  const requestForms = nameForms(root);
  const builder = new FormBuilder(root, requestForms);
  const document = mapSchemas(root, (schema, direction) => builder.build(schema, direction));
  const added = [...requestForms].map(
    ([name, formName]) => [formName, builder.build(schemas[name] ?? true, 'request')] as const,
  );
  return { document: withSchemas(document, added), requestForms };
}

const FLAGGED = /"(?:readOnly|writeOnly)":true/;

class FormBuilder {
  readonly #root: JsonObject;
  /** The omitted names of schemas that were read: unions may share their options many times. */
  readonly #known = {
    request: new WeakMap<JsonObject, readonly string[]>(),
    response: new WeakMap<JsonObject, readonly string[]>(),
  };
  readonly #requestForms: ReadonlyMap<string, string>;

  constructor(root: JsonObject, requestForms: ReadonlyMap<string, string>) {
    this.#root = root;
    this.#requestForms = requestForms;
  }

  build(value: Json, direction: Direction, outer: ReadonlySet<string> = new Set()): Json {
    if (!isJsonObject(value)) return value;
    const omitted = new Set([...outer, ...this.#omitted(value, direction)]);
    const built = mapSubschemas(value, (subschema, keyword) =>
      this.build(subschema, direction, COMPOSITION.has(keyword) ? omitted : undefined),
    );
    return this.#withReference(this.#withoutOmitted(built, direction, omitted), direction);
  }

  #withReference(schema: JsonObject, direction: Direction): JsonObject {
    const reference = schema['$ref'];
    if (direction === 'response' || typeof reference !== 'string') return schema;
    const form = this.#requestForms.get(componentName(reference) ?? '');
    return form === undefined ? schema : { ...schema, $ref: pointerTo(COMPONENTS, form) };
  }

  #withoutOmitted(
    schema: JsonObject,
    direction: Direction,
    omitted: ReadonlySet<string>,
  ): JsonObject {
    if (omitted.size === 0) return schema;
    const { required, properties, ...rest } = schema;
    const left = itemsOf(required).filter((name) => !omitted.has(String(name)));
    const marked = isJsonObject(properties)
      ? mapValues(properties, (property) =>
          isJsonObject(property) && this.#isOmitted(property, direction)
            ? { ...property, [OMITTED]: true }
            : property,
        )
      : undefined;
    return {
      ...rest,
      ...(left.length > 0 && { required: left }),
      ...(marked !== undefined && { properties: marked }),
    };
  }

  /** The names that a schema omits in one direction, with those of its parts. */
  #omitted(value: Json | undefined, direction: Direction): readonly string[] {
    if (!isJsonObject(value)) return [];
    const known = this.#known[direction].get(value);
    if (known !== undefined) return known;
    // A schema that is part of itself adds nothing.
    this.#known[direction].set(value, []);
    const own = Object.entries(isJsonObject(value['properties']) ? value['properties'] : {})
      .filter(([, property]) => this.#isOmitted(property, direction))
      .map(([name]) => name);
    const parts = [...COMPOSITION].flatMap((keyword) => itemsOf(value[keyword]));
    const target = typeof value['$ref'] === 'string' ? [valueAt(this.#root, value['$ref'])] : [];
    const below = [...parts, ...target].flatMap((part) => this.#omitted(part, direction));
    const all = [...new Set([...own, ...below])];
    this.#known[direction].set(value, all);
    return all;
  }

  #isOmitted(property: Json | undefined, direction: Direction): boolean {
    return this.#hasFlag(property, direction === 'request' ? 'readOnly' : 'writeOnly');
  }

  #hasFlag(value: Json | undefined, flag: 'readOnly' | 'writeOnly', depth = 0): boolean {
    if (!isJsonObject(value) || depth > MAX_DEPTH) return false;
    if (typeof value[flag] === 'boolean') return value[flag];
    const reference = value['$ref'];
    const target = typeof reference === 'string' ? [valueAt(this.#root, reference)] : [];
    return [...itemsOf(value['allOf']), ...target].some((part) =>
      this.#hasFlag(part, flag, depth + 1),
    );
  }
}

/** Keywords whose schemas describe the same value. */
const COMPOSITION: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/** References and compositions that are followed to find a flag. */
const MAX_DEPTH = 8;

/** Names the request form of each component that has a property with a flag, or reaches one. */
function nameForms(root: JsonObject): ReadonlyMap<string, string> {
  const schemas = schemasOf(root);
  const flagged: string[] = [];
  const used = new Map<string, readonly string[]>();
  const users = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    if (hasFlags(schema)) flagged.push(name);
    const targets = targetsOf(schema);
    used.set(name, targets);
    for (const target of targets) users.set(target, [...(users.get(target) ?? []), name]);
  }
  const differing = closure(flagged, users);
  const sent = closure(targetsOfRequests(root), used);
  const taken = new Set(Object.keys(schemas));
  const named = new Map<string, string>();
  for (const name of Object.keys(schemas).filter((each) => differing.has(each) && sent.has(each))) {
    let form = `${name}Input`;
    while (taken.has(form)) form = `${form}_`;
    taken.add(form);
    named.set(name, form);
  }
  return named;
}

/** The names, and all that follow from them. */
function closure(
  names: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(next.get(name) ?? []));
  }
  return found;
}

/** The components that the schemas of requests refer to. */
function targetsOfRequests(root: JsonObject): readonly string[] {
  const found: string[] = [];
  mapSchemas(root, (schema, direction) => {
    if (direction === 'request') found.push(...targetsOf(schema));
    return schema;
  });
  return found;
}

function targetsOf(schema: Json | undefined): readonly string[] {
  return partsOf(schema).flatMap(({ $ref: reference }) => {
    const name = typeof reference === 'string' ? componentName(reference) : undefined;
    return name === undefined ? [] : [name];
  });
}

function hasFlags(schema: Json | undefined): boolean {
  return partsOf(schema).some((part) => part['readOnly'] === true || part['writeOnly'] === true);
}

/** A schema and all schemas in it. */
function partsOf(schema: Json | undefined): readonly JsonObject[] {
  if (!isJsonObject(schema)) return [];
  return [schema, ...subschemasOf(schema).flatMap(([, subschema]) => partsOf(subschema))];
}

function schemasOf(root: JsonObject): JsonObject {
  const schemas = valueAt(root, COMPONENTS);
  return isJsonObject(schemas) ? schemas : {};
}
