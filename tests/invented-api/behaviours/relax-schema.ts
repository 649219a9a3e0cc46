import {
  asList,
  asObject,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  resolve,
} from '../document.js';

/** A schema without one of its keywords. */
export interface RelaxedSchema {
  /** `maxLength of /name`. */
  readonly name: string;
  readonly schema: JsonObject;
  /** The keys of the value that the keyword is about. */
  readonly at: readonly string[];
  /** The property that is no longer required. */
  readonly optional: string | undefined;
}

const KEYWORDS = [
  'type',
  'enum',
  'minLength',
  'maxLength',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'additionalProperties',
  'uniqueItems',
  'minItems',
  'minProperties',
];

/** A schema with all that it refers to in it. */
export function wholeSchema(schema: JsonObject): JsonObject {
  const { discriminator: _left, ...resolved } = resolve(schema);
  return Object.fromEntries(
    Object.entries(resolved).map(([name, value]) => [name, wholeValue(name, value)]),
  );
}

function wholeValue(name: string, value: Json | undefined): Json | undefined {
  if (name === 'properties') {
    return Object.fromEntries(
      Object.entries(asObject(value)).map(([each, inner]) => [each, wholeSchema(asObject(inner))]),
    );
  }
  if (name === 'items' || name === 'additionalProperties') {
    return isObject(value) ? wholeSchema(value) : value;
  }
  const isUnion = name === 'oneOf' || name === 'anyOf' || name === 'allOf';
  return isUnion ? asList(value).map((each) => wholeSchema(asObject(each))) : value;
}

/** All schemas with one keyword less: at the root, in each property, option and item. */
export function relaxedSchemas(schema: JsonObject): readonly RelaxedSchema[] {
  return relaxed({ schema, at: [], pointer: '', put: (changed) => changed });
}

interface Node {
  readonly schema: JsonObject;
  readonly at: readonly string[];
  readonly pointer: string;
  readonly put: (changed: JsonObject) => JsonObject;
}

function relaxed(node: Node): readonly RelaxedSchema[] {
  const { schema, at, pointer, put } = node;
  const own = KEYWORDS.filter((each) => schema[each] !== undefined && !isObject(schema[each])).map(
    (keyword): RelaxedSchema => ({
      name: `${keyword} of ${pointer || 'the body'}`,
      schema: put(Object.fromEntries(Object.entries(schema).filter(([each]) => each !== keyword))),
      at,
      optional: undefined,
    }),
  );
  const union = ['oneOf', 'anyOf']
    .filter((each) => schema[each] !== undefined)
    .map((keyword): RelaxedSchema => ({
      name: `${keyword} of ${pointer}`,
      schema: put({}),
      at,
      optional: undefined,
    }));
  return [...own, ...union, ...required(node), ...inner(node)];
}

function required({ schema, at, pointer, put }: Node): readonly RelaxedSchema[] {
  const names = asList(schema['required']).map(String);
  return names.map((name) => ({
    name: `required ${name} of ${pointer || 'the body'}`,
    schema: put({ ...schema, required: names.filter((each) => each !== name) }),
    at,
    optional: name,
  }));
}

function inner(node: Node): readonly RelaxedSchema[] {
  const { schema, at, pointer, put } = node;
  const properties = objectAt(schema, 'properties');
  return [
    ...Object.keys(properties).flatMap((name) =>
      relaxed({
        ...node,
        schema: objectAt(properties, name),
        at: [...at, name],
        pointer: `${pointer}/${name}`,
        put: (changed) => put({ ...schema, properties: { ...properties, [name]: changed } }),
      }),
    ),
    ...(isObject(schema['items'])
      ? relaxed({
          ...node,
          schema: schema['items'],
          at: [...at, '0'],
          pointer: `${pointer}/0`,
          put: (items) => put({ ...schema, items }),
        })
      : []),
    ...(isObject(schema['additionalProperties'])
      ? relaxed({
          ...node,
          schema: schema['additionalProperties'],
          at: [...at, 'mood'],
          pointer: `${pointer}/*`,
          put: (additionalProperties) => put({ ...schema, additionalProperties }),
        })
      : []),
    ...['oneOf', 'anyOf'].flatMap((keyword) => options(node, keyword)),
  ];
}

function options(node: Node, keyword: string): readonly RelaxedSchema[] {
  const { schema, put } = node;
  const all = asList(schema[keyword]).map(asObject);
  return all.flatMap((option, index) => {
    if (option['type'] === 'null') return [];
    const kind = objectAt(objectAt(option, 'properties'), 'kind')['const'];
    const pointer = typeof kind === 'string' ? `${node.pointer}<${kind}>` : node.pointer;
    return relaxed({
      ...node,
      schema: option,
      pointer,
      put: (changed) => put({ ...schema, [keyword]: all.with(index, changed) }),
    });
  });
}
