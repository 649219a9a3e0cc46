// https://spec.openapis.org/oas/v3.1.1.html#schema-object: a `$ref` may point to any schema
import { componentName } from '../../load/component-name.js';
import { isJsonObject, type Json, type JsonObject } from '../../load/json.js';
import { parsePointer, pointerTo, valueAt } from '../../load/json-pointer.js';
import { pascalCase } from '../names.js';
import { mapSchemas } from './map-schemas.js';
import { mapSubschemas } from './subschemas.js';
import { withSchemas } from './with-schemas.js';

const COMPONENTS = '#/components/schemas';

/** A schema that others refer to, and that is not one of the components itself. */
export interface LiftedSchema {
  /** The name of the component that it becomes. */
  readonly name: string;
  /** Where it is in the document. */
  readonly pointer: string;
}

/**
 * Makes a component of each schema that is referred to at another location of the document, such as
 * the response of another operation. So every reference has a name, and a recursion through it ends.
 */
export function liftReferences(root: JsonObject): {
  readonly document: JsonObject;
  readonly lifted: readonly LiftedSchema[];
} {
  const lifter = new Lifter(root);
  const lift = (schema: Json): Json => {
    if (!isJsonObject(schema)) return schema;
    const reference = schema['$ref'];
    const inner = mapSubschemas(schema, lift);
    return typeof reference === 'string'
      ? { ...inner, $ref: lifter.nameOf(reference) ?? reference }
      : inner;
  };
  const document = mapSchemas(root, lift);
  const added: [string, Json][] = [];
  // Lifted schemas may refer to more of them: the list grows during the loop.
  for (const { name, pointer } of lifter.lifted) {
    added.push([name, lift(lifter.targetOf(pointer) ?? true)]);
  }
  return { document: withSchemas(document, added), lifted: lifter.lifted };
}

class Lifter {
  readonly lifted: LiftedSchema[] = [];
  readonly #root: JsonObject;
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;

  constructor(root: JsonObject) {
    this.#root = root;
    const schemas = valueAt(root, COMPONENTS);
    this.#taken = new Set(isJsonObject(schemas) ? Object.keys(schemas).map(pascalCase) : []);
  }

  /** The schema at a pointer of the document; undefined where there is none. */
  targetOf(pointer: string): Json | undefined {
    return valueAt(this.#root, pointer);
  }

  /** The reference to a lifted schema; undefined for a component, and for what does not resolve. */
  nameOf(reference: string): string | undefined {
    if (!reference.startsWith('#/') || componentName(reference) !== undefined) return undefined;
    const known = this.#names.get(reference);
    if (known !== undefined) return known;
    const target = this.targetOf(reference);
    if (!isJsonObject(target) && typeof target !== 'boolean') return undefined;
    let name = pascalCase(readablePart(parsePointer(reference)).join(' '));
    while (this.#taken.has(name)) name = `${name}_`;
    this.#taken.add(name);
    const renamed = pointerTo(COMPONENTS, name);
    this.#names.set(reference, renamed);
    this.lifted.push({ name, pointer: reference });
    return renamed;
  }
}

/** Tokens of a pointer that only lead to a schema: `#/paths/~1pets/get/responses/200/content/…`. */
const STRUCTURE: ReadonlySet<string> = new Set([
  '$defs',
  'components',
  'content',
  'definitions',
  'parameters',
  'paths',
  'properties',
  'requestBody',
  'responses',
  'schema',
  'schemas',
]);

function readablePart(tokens: readonly string[]): readonly string[] {
  const words = tokens.filter((token) => !STRUCTURE.has(token) && !/^\w+\/[\w.+*-]+$/.test(token));
  return words.length === 0 ? ['Schema'] : words;
}
