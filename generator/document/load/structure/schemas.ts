// https://json-schema.org/draft/2020-12/json-schema-validation, and OpenAPI 3.0.4 where it differs
import { isTree, type Deviations, type Tree } from './deviation.js';
import type { Owner } from './missing.js';
import { checkPattern, checkPatternNames } from './pattern-keywords.js';
import { readAs, type Slot } from './slot.js';

/** Identifiers and notes that have served their purpose when all references are resolved. */
const IDENTIFIERS = [
  '$id',
  '$anchor',
  '$schema',
  '$dynamicAnchor',
  '$comment',
  '$vocabulary',
  'id',
];

/** Checks what the types of the standard don't say about a schema. */
export function checkSchema(deviations: Deviations, owner: Owner, specVersion: string): void {
  const { node } = owner;
  checkLists(deviations, owner);
  if (typeof node['pattern'] === 'string') checkPattern(deviations, slotOf(owner, 'pattern'));
  if (isTree(node['patternProperties'])) {
    checkPatternNames(deviations, slotOf(owner, 'patternProperties'));
  }
  checkTuple(deviations, owner);
  const isOld = specVersion === 'oas3_0' || specVersion === 'oas2';
  checkBounds(deviations, owner, isOld);
  if (isOld) checkNullTypes(deviations, owner);
  if (node['multipleOf'] === 0) {
    const slot = slotOf(owner, 'multipleOf');
    readAs(deviations, slot, {
      message: '"multipleOf" must be more than 0; it is left out',
      value: undefined,
    });
  }
  const silent = IDENTIFIERS.filter((key) => typeof node[key] === 'string');
  if (silent.length === 0) return;
  deviations.repairs.push(() => {
    for (const key of silent) Reflect.deleteProperty(node, key);
  });
}

/** "This array SHOULD have at least one element. Elements in the array SHOULD be unique." */
function checkLists(deviations: Deviations, owner: Owner): void {
  for (const keyword of ['allOf', 'anyOf', 'oneOf', 'enum', 'type']) {
    const value = owner.node[keyword];
    if (!Array.isArray(value) || value.length > 0) continue;
    const message = `"${keyword}" is empty; it is left out`;
    readAs(deviations, slotOf(owner, keyword), { message, value: undefined });
  }
  for (const keyword of ['enum', 'required', 'type']) {
    const value: unknown = owner.node[keyword];
    if (!Array.isArray(value) || isUnique(value)) continue;
    const texts = value.map((item: unknown) => JSON.stringify(item));
    const isFirst = (_: unknown, index: number): boolean =>
      texts.indexOf(texts[index] ?? '') === index;
    if (texts.every(isFirst)) continue;
    const repeated = texts.find((text, index) => !isFirst(text, index)) ?? '';
    readAs(deviations, slotOf(owner, keyword), {
      message: `"${keyword}" has ${repeated} more than once`,
      suggestion: 'remove the repetition',
      value: value.filter(isFirst),
    });
  }
}

/** Whether no two items are equal, as far as that is known without a look into objects. */
function isUnique(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length && !items.some((item) => typeof item === 'object');
}

/** Drafts before 2020-12 write a tuple as a list of items. */
function checkTuple(deviations: Deviations, owner: Owner): void {
  const { node } = owner;
  const { items } = node;
  if (!Array.isArray(items)) return;
  readAs(deviations, slotOf(owner, 'items'), {
    message: '"items" is an array, read as "prefixItems"',
    suggestion: 'write "prefixItems"',
    value: undefined,
  });
  deviations.revealing = true;
  deviations.repairs.push(() => {
    node['prefixItems'] ??= items;
    const { additionalItems } = node;
    if (additionalItems !== undefined) node['items'] = additionalItems;
    Reflect.deleteProperty(node, 'additionalItems');
  });
}

const BOUNDS = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
] as const;

/** An exclusive bound is a boolean in OpenAPI 3.0, and a number in JSON Schema 2020-12. */
function checkBounds(deviations: Deviations, owner: Owner, isOld: boolean): void {
  const { node } = owner;
  for (const [bound, exclusive] of BOUNDS) {
    const value = node[exclusive];
    if (typeof value !== (isOld ? 'number' : 'boolean')) continue;
    const limit = isOld ? value : node[bound];
    readAs(deviations, slotOf(owner, exclusive), {
      message: `"${exclusive}" must be a ${isOld ? 'boolean' : 'number'}, and is a ${typeof value}; it is read as OpenAPI ${isOld ? '3.1' : '3.0'} does`,
      value: isOld ? true : value === true ? limit : undefined,
    });
    deviations.repairs.push(() => {
      if (isOld) node[bound] = limit;
      else if (value === true) Reflect.deleteProperty(node, bound);
    });
  }
}

/** OpenAPI 3.0 has `nullable` for the type "null" of JSON Schema, and one type at most. */
function checkNullTypes(deviations: Deviations, owner: Owner): void {
  const { node } = owner;
  const { type } = node;
  if (Array.isArray(type) && type.length > 0 && type.every(isTypeName)) {
    const named = type.filter((name) => name !== 'null' && name !== null);
    const message = '"type" is an array, read as OpenAPI 3.1 does';
    const [only] = named;
    const isOne = named.length <= 1;
    readAs(deviations, slotOf(owner, 'type'), {
      message,
      suggestion: 'declare openapi: 3.1.0, or write nullable: true',
      value: isOne ? only : undefined,
    });
    deviations.repairs.push(() => {
      if (named.length < type.length) node['nullable'] = true;
      if (named.length === 0) node['enum'] = [null];
      if (isOne) return;
      const options = named.map((name) => optionOf(name, node));
      if (node['anyOf'] === undefined) node['anyOf'] = options;
      else node['allOf'] = [...listOf(node['allOf']), { anyOf: options }];
    });
    return;
  }
  if (type === 'null') {
    readAs(deviations, slotOf(owner, 'type'), {
      message: 'type "null" is read as OpenAPI 3.1 does',
      suggestion: 'declare openapi: 3.1.0, or write nullable: true',
      value: undefined,
    });
    deviations.repairs.push(() => {
      node['nullable'] = true;
      node['enum'] = [null];
    });
  }
  for (const keyword of ['oneOf', 'anyOf']) foldNull(deviations, node, keyword);
}

/** An option for null alone is `nullable` on the schema that has the options. */
function foldNull(deviations: Deviations, node: Tree, keyword: string): void {
  const options = listOf(node[keyword]);
  if (!options.some(isNullSchema)) return;
  deviations.repairs.push(() => {
    const rest = options.filter((option) => option !== undefined && !isEmptied(option));
    node['nullable'] = true;
    if (rest.length === 0) Reflect.deleteProperty(node, keyword);
    else node[keyword] = rest;
  });
}

function optionOf(name: unknown, { items, properties, format }: Tree): Tree {
  if (name === 'array') return { type: name, items: items ?? {} };
  if (name === 'object' && properties !== undefined) return { type: name, properties };
  return name === 'string' && format !== undefined ? { type: name, format } : { type: name };
}

/** A schema for null, before the repairs of its own. */
function isNullSchema(option: unknown): boolean {
  return isTree(option) && (option['type'] === 'null' || option['type'] === null);
}

/** The same schema after them. */
function isEmptied(option: unknown): boolean {
  if (!isTree(option)) return false;
  const values = option['enum'];
  return (
    isNullSchema(option) || (Array.isArray(values) && values.length === 1 && values[0] === null)
  );
}

const TYPE_NAMES = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);

function isTypeName(value: unknown): boolean {
  return value === null || (typeof value === 'string' && TYPE_NAMES.has(value));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function slotOf({ node, type, location }: Owner, key: string): Slot {
  return { owner: node, key, value: node[key], ownerType: type, location: location.child(key) };
}
