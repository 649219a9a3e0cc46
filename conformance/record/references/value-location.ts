import type { Contract } from '@upspec/document';
import { escapeToken, parsePointer, pointerTo, valueAt } from '@upspec/document/json-pointer';
import { isJsonObject } from '../../json/json-object.js';

/** Where a document describes a value. */
export type ValueLocation = SchemaLocation | ParameterLocation;

type SchemaLocation =
  | { readonly kind: 'property'; readonly schema: string; readonly property: string }
  | { readonly kind: 'items'; readonly schema: string }
  | { readonly kind: 'additional'; readonly schema: string }
  | { readonly kind: 'keys'; readonly schema: string };

interface ParameterLocation {
  readonly kind: 'parameter';
  readonly operation: string;
  readonly name: string;
}

/** A location for people, as the inferences of a contract name it: `Note.folder`. */
export function formatLocation(location: ValueLocation): string {
  switch (location.kind) {
    case 'property':
      return `${location.schema}.${location.property}`;
    case 'items':
      return `${location.schema}[]`;
    case 'additional':
      return `${location.schema}.*`;
    case 'keys':
      return `${location.schema} keys`;
    case 'parameter':
      return `${location.operation} ${location.name}`;
    default:
      return location satisfies never;
  }
}

/** The JSONPath by which an overlay selects a location: `$.components.schemas.Note.properties.folder`. */
export function targetOf(contract: Contract, location: ValueLocation): string {
  if (location.kind === 'parameter') {
    const { path = '' } = contract.operations[location.operation] ?? {};
    const name = JSON.stringify(location.name);
    return `$.paths[${JSON.stringify(path)}]..parameters[?@.name == ${name}]`;
  }
  const base = location.schema.startsWith('#/')
    ? location.schema
    : `#/components/schemas/${escapeToken(location.schema)}`;
  return jsonPathOf(keywordPointer(contract, location, base));
}

function keywordPointer(contract: Contract, location: SchemaLocation, base: string): string {
  if (location.kind === 'items') return `${base}/items`;
  // An overlay adds `propertyNames` to the map.
  if (location.kind === 'keys') return base;
  if (location.kind === 'additional') return `${base}/additionalProperties`;
  const { schema, property } = location;
  const start = { value: contract.schemas[schema], pointer: base, seen: new Set<string>() };
  const found = findProperty(contract, start, property);
  return found ?? `${base}/properties/${escapeToken(property)}`;
}

interface SchemaAt {
  readonly value: unknown;
  /** In the document. */
  readonly pointer: string;
  /** The pointers that led here. */
  readonly seen: ReadonlySet<string>;
}

/** The pointer of a property, which may be in a part of `allOf` or in another schema. */
function findProperty(
  contract: Contract,
  { value, pointer, seen: before }: SchemaAt,
  property: string,
): string | undefined {
  if (!isJsonObject(value) || before.has(pointer)) return undefined;
  const seen = new Set([...before, pointer]);
  const own = pointerTo('/properties', property);
  if (valueAt(value, own) !== undefined) return `${pointer}${own}`;
  const { $ref: reference, allOf } = value;
  if (typeof reference === 'string') {
    const name = parsePointer(reference).at(-1) ?? '';
    const target = name.startsWith('#/') ? name : `#/components/schemas/${escapeToken(name)}`;
    const referred = { value: contract.schemas[name], pointer: target, seen };
    return findProperty(contract, referred, property);
  }
  const parts: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
  for (const [index, part] of parts.entries()) {
    const at = { value: part, pointer: `${pointer}/allOf/${String(index)}`, seen };
    const found = findProperty(contract, at, property);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** RFC 9535, section 2.5.1: a name in dots, or in brackets where it is not an identifier. */
function jsonPathOf(pointer: string): string {
  const tokens = parsePointer(pointer);
  const isIndex = (at: number): boolean =>
    /^\d+$/.test(tokens[at] ?? '') &&
    /^(?:allOf|anyOf|oneOf|parameters)$/.test(tokens[at - 1] ?? '');
  return tokens.reduce((path, token, at) => {
    if (isIndex(at)) return `${path}[${token}]`;
    return /^[A-Za-z_]\w*$/.test(token) ? `${path}.${token}` : `${path}[${JSON.stringify(token)}]`;
  }, '$');
}
