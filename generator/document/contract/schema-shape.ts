import { componentName } from '../load/component-name.js';
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken, valueAt } from '../load/json-pointer.js';
import { itemsOf } from '../model/context.js';
import { mergeParts, type Collected, type Part, type SchemaNode, type Shape } from './shape.js';

/** The most schemas that are merged into one shape; more are ignored. */
const MAX_PARTS = 1000;
const COMPONENTS = '#/components/schemas/';

/** Reads the schemas of a document by their names: those of components, or JSON Pointers. */
export class SchemaReader {
  readonly root: JsonObject;
  readonly #shapes = new Map<string, Shape>();

  constructor(root: JsonObject) {
    this.root = root;
  }

  /** The schema of a name. */
  at(name: string): SchemaNode {
    const pointer = name.startsWith('#/') ? name : `${COMPONENTS}${escapeToken(name)}`;
    return { pointer, value: valueAt(this.root, pointer.slice(1)) ?? valueAt(this.root, pointer) };
  }

  /** The component that a schema is, also by `allOf` or a nullable union; else its pointer. */
  nameOf({ value, pointer }: SchemaNode): string {
    const own = nameOfPointer(pointer);
    if (!isJsonObject(value) || own !== pointer) return own;
    const only = onlyPart(value);
    return only === undefined ? own : nameOfPointer(only);
  }

  /**
   * The component that a schema is by a `$ref` alone, so that both are equivalent; else its
   * pointer.
   */
  exactNameOf({ value, pointer }: SchemaNode): string {
    const own = nameOfPointer(pointer);
    if (!isJsonObject(value) || own !== pointer) return own;
    const says = Object.keys(value).filter((key) => !isNote(key) || JUDGING_NOTES.has(key));
    const { $ref: reference } = value;
    return says.length === 1 && typeof reference === 'string' ? nameOfPointer(reference) : own;
  }

  /** The shape of a schema; the same object for the same schema. */
  shapeOf(node: SchemaNode): Shape {
    const known = this.#shapes.get(node.pointer);
    if (known !== undefined) return known;
    const parts: Part[] = [];
    this.#collect({ ...node, isInherited: false }, parts, new Set());
    const shape = mergeParts(parts);
    this.#shapes.set(node.pointer, shape);
    return shape;
  }

  #collect({ value, pointer, isInherited }: Collected, parts: Part[], seen: Set<string>): void {
    if (!isJsonObject(value) || parts.length >= MAX_PARTS) return;
    const { options, hasNull } = optionsOf({ value, pointer });
    parts.push({ value, pointer, isInherited, hasNull, options });
    const { $ref: reference } = value;
    if (typeof reference === 'string' && !seen.has(reference)) {
      seen.add(reference);
      this.#collect({ ...this.at(reference), isInherited }, parts, seen);
    }
    itemsOf(value['allOf']).forEach((item, index) => {
      const location = `${pointer}/allOf/${String(index)}`;
      this.#collect({ value: item, pointer: location, isInherited: true }, parts, seen);
    });
    const [only] = options;
    if (only !== undefined && options.length === 1) {
      this.#collect({ ...only, isInherited }, parts, seen);
    }
  }
}

function nameOfPointer(pointer: string): string {
  return componentName(pointer) ?? pointer;
}

/** The reference of a schema that has no other keywords but annotations. */
function onlyPart(value: JsonObject): string | undefined {
  const says = Object.keys(value).filter((key) => !isNote(key));
  const [keyword = '', ...others] = says;
  if (others.length > 0) return undefined;
  const said = value[keyword];
  if (keyword === '$ref') return typeof said === 'string' ? said : undefined;
  if (keyword !== 'allOf' && keyword !== 'anyOf' && keyword !== 'oneOf') return undefined;
  const parts = itemsOf(said).filter((part) => keyword === 'allOf' || !isNull(part));
  const [part] = parts;
  return parts.length === 1 && isJsonObject(part) ? onlyPart(part) : undefined;
}

const NOTES = new Set([
  'title',
  'description',
  'default',
  'deprecated',
  'example',
  'examples',
  'nullable',
  'readOnly',
  'writeOnly',
  'type',
]);

/** Of those, the ones that restrict the allowed values. */
const JUDGING_NOTES = new Set(['nullable', 'type']);

function isNote(key: string): boolean {
  return NOTES.has(key) || key.startsWith('x-');
}

function isNull(option: Json): boolean {
  if (!isJsonObject(option)) return false;
  const values = option['const'] === null ? [null] : itemsOf(option['enum']);
  const isOnlyNull = values.length > 0 && values.every((value) => value === null);
  return option['type'] === 'null' || isOnlyNull;
}

function optionsOf({ value, pointer }: { readonly value: JsonObject; readonly pointer: string }): {
  readonly options: readonly SchemaNode[];
  readonly hasNull: boolean;
} {
  const all = ['oneOf', 'anyOf'].flatMap((keyword) =>
    itemsOf(value[keyword]).map((option, index) => ({
      value: option,
      pointer: `${pointer}/${keyword}/${String(index)}`,
    })),
  );
  const options = all.filter((option) => !isNull(option.value));
  return { options, hasNull: options.length < all.length };
}
