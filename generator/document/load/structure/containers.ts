import { isReference, isTree, kindOf, type Deviations, type Tree } from './deviation.js';
import { readAs, reject, type Slot } from './slot.js';

/** A type of the standard, as far as it says what a value of it looks like. */
export interface NodeRule {
  readonly name: string;
  readonly items?: unknown;
  readonly required?: unknown;
}

/** Types that people write as a string, and the property that the string means. */
const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ['Contact', 'name'],
  ['Discriminator', 'propertyName'],
  ['ExternalDocs', 'url'],
  ['License', 'name'],
  ['Response', 'description'],
  ['Server', 'url'],
  ['Tag', 'name'],
]);

const SCHEMA_TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

/** Whether a node can be read as a value of its type. */
export function fitsNode(node: unknown, type: NodeRule): boolean {
  return type.items === undefined ? isTree(node) : Array.isArray(node);
}

/** Checks that a value is the object or the array that its type asks for. */
export function checkContainer(deviations: Deviations, slot: Slot, type: NodeRule): void {
  const { value } = slot;
  if (isReference(value) || fitsNode(value, type)) return;
  // A tuple of older drafts, which the schema's own check reads.
  if (type.name === 'Schema' && slot.key === 'items' && Array.isArray(value)) return;
  if (value === null) {
    readNull(deviations, slot, type);
    return;
  }
  const reading =
    type.items === undefined ? readObject(slot, type) : readList(value, type.name.length > 0);
  if (reading === undefined) {
    reject(deviations, slot, {
      message: `${describe(slot)} must be ${type.items === undefined ? 'an object' : 'an array'} (${type.name}), and is ${kindOf(value)}`,
    });
    return;
  }
  if (reading.message === '') {
    // A boolean is a schema (JSON Schema 2020-12, section 4.3.2), which libraries don't know.
    deviations.repairs.push(() => {
      Object.defineProperty(slot.owner, slot.key, { value: reading.value, writable: true });
    });
    return;
  }
  deviations.revealing = true;
  readAs(deviations, slot, {
    message: `${describe(slot)} ${reading.message}`,
    value: reading.value,
  });
}

interface Read {
  readonly message: string;
  readonly value: unknown;
}

function readObject({ value, key }: Slot, type: NodeRule): Read | undefined {
  if (Array.isArray(value)) {
    if (value.length === 0) return { message: 'is an empty array, read as an object', value: {} };
    return type.name === 'ExamplesMap' ? exampleList(value) : undefined;
  }
  if (type.name === 'Schema') return readSchema(value);
  if (type.name === 'Example')
    return { message: 'is read as the value of an example', value: { value } };
  const property = SHORTHANDS.get(type.name);
  if (property === undefined || typeof value !== 'string') return undefined;
  const isNamed = typeof key === 'number' ? '' : ` (${type.name})`;
  return {
    message: `is a string${isNamed}, read as its "${property}"`,
    value: { [property]: value },
  };
}

function readSchema(value: unknown): Read | undefined {
  if (typeof value === 'boolean') return { message: '', value: value ? {} : { not: {} } };
  if (typeof value !== 'string') return undefined;
  if (/^(true|false)$/.test(value)) {
    return { message: `is a string, read as ${value}`, value: value === 'true' ? {} : { not: {} } };
  }
  return SCHEMA_TYPES.includes(value)
    ? { message: `is a string, read as the type of a schema`, value: { type: value } }
    : undefined;
}

function exampleList(values: readonly unknown[]): Read {
  const named = values.map((value, index): [string, unknown] => [
    `example${String(index + 1)}`,
    isTree(value) && 'value' in value ? value : { value },
  ]);
  return { message: 'is an array, read as named examples', value: Object.fromEntries(named) };
}

function readList(value: unknown, isKnown: boolean): Read | undefined {
  if (!isTree(value) || !isKnown) return undefined;
  if (Object.keys(value).length === 0) {
    return { message: 'is an empty object, read as an array', value: [] };
  }
  return isItem(value)
    ? { message: 'is an object, read as an array with this one item', value: [value] }
    : undefined;
}

/** A map of objects is not an item: its names say that there are several. */
function isItem(value: Tree): boolean {
  return !Object.values(value).every((inner) => isTree(inner)) || isReference(value);
}

/** Types whose name must stay although their value is null. */
const KEPT_EMPTY = new Set(['PathItem', 'Schema', 'MediaType', 'Response', 'Header']);

/** Serializers write null for what is absent; what has a name of its own stays, and is empty. */
function readNull(deviations: Deviations, slot: Slot, type: NodeRule): void {
  const isNamed = /^(Paths|.*Map|SchemaProperties|PatternProperties|Responses|Named.*)$/.test(
    slot.ownerType,
  );
  const keepsName = isNamed && KEPT_EMPTY.has(type.name);
  readAs(deviations, slot, {
    message: `${describe(slot)} is null, read as ${keepsName ? 'an empty object' : 'absent'}`,
    value: keepsName ? (type.name === 'Response' ? { description: '' } : {}) : undefined,
  });
}

function describe({ key, ownerType }: Slot): string {
  return typeof key === 'number' ? `an item of ${ownerType}` : `"${key}"`;
}
