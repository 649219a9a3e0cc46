import { seedRandom, type Random } from '../../probe-contract/random.js';
import { edgeValues, type Edge, type Medium, type ValueSchema } from './edge-values.js';

/** A request with one value just outside its schema. */
export interface EdgeRequest extends Edge {
  /** The path of the value: `['expires_after', 'seconds']`. */
  readonly path: readonly string[];
}

export interface EdgesOf {
  readonly medium: Medium;
  /** Determines the random choices. The kinds are the same for any seed. */
  readonly random?: Random;
}

/** The name of a property that no schema has. */
export const unknownName = 'upspec_unknown';

/** Each way in which a request can be just outside its schema, one at a time. */
export function edgeRequests(schema: ValueSchema, edges: EdgesOf): readonly EdgeRequest[] {
  const { medium, random = seedRandom(1, 'edges') } = edges;
  return propertiesOf(schema, schema.$defs ?? {}, { medium, random });
}

type Definitions = Readonly<Record<string, ValueSchema>>;

function propertiesOf(
  schema: ValueSchema,
  definitions: Definitions,
  edges: Required<EdgesOf>,
): readonly EdgeRequest[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const unknown = { path: [unknownName], kind: 'unknown', value: 'upspec' };
  return [
    ...Object.entries(properties).flatMap(([name, property]) => {
      const resolved = resolve(property, definitions);
      const isRequired = required.includes(name);
      const missing = { path: [name], kind: 'missing', value: undefined };
      const own = [
        ...(isRequired ? [missing] : []),
        ...ownEdges(resolved, edges)
          // It is not documented whether null is the same as an absent optional property.
          .filter(({ kind }) => isRequired || kind !== 'null')
          .map((edge) => ({ path: [name], ...edge })),
      ];
      const inner = propertiesOf(resolved, definitions, edges);
      return [...own, ...inner.map((edge) => ({ ...edge, path: [name, ...edge.path] }))];
    }),
    ...(additionalProperties === false ? [unknown] : []),
  ];
}

/** A value sent as several fields, or as a file, has no text of its own. */
function ownEdges(schema: ValueSchema, edges: Required<EdgesOf>): readonly Edge[] {
  const isText = schema.type !== 'object' && schema.contentMediaType === undefined;
  return edges.medium === 'json' || isText ? edgeValues(schema, edges) : [];
}

function resolve(schema: ValueSchema, definitions: Definitions): ValueSchema {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  return name === undefined ? schema : (definitions[name] ?? schema);
}
