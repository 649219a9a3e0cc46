import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { RESOURCE_KEYWORD } from '../load/resource-keyword.js';
import { entriesOf, itemsOf, textOf } from '../model/context.js';

/** A schema at its location in the document. */
export interface SchemaNode {
  readonly value: Json | undefined;
  readonly pointer: string;
}

/** What a schema says about a value, with its references, `allOf` and nullable unions merged. */
export interface Shape {
  /** Without `null`; empty where any type is allowed. */
  readonly types: readonly string[];
  readonly format: string;
  readonly nullable: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** The value of `x-upspec-replay`. */
  readonly stated: string;
  /** The value of `x-upspec-resource`. */
  readonly statedResource: string;
  readonly titles: readonly string[];
  readonly descriptions: readonly string[];
  /** The regular expression that a string matches. */
  readonly pattern: string;
  /** Whether the document lists the values that are allowed. */
  readonly isFixed: boolean;
  readonly examples: readonly Json[];
  readonly properties: ReadonlyMap<string, ShapeProperty>;
  readonly additional?: SchemaNode;
  /** The schema of the keys: `propertyNames`. */
  readonly keys?: SchemaNode;
  readonly items?: SchemaNode;
  readonly options: readonly SchemaNode[];
  readonly discriminator?: JsonObject;
}

export interface ShapeProperty {
  readonly node: SchemaNode;
  readonly required: boolean;
}

export interface Collected extends SchemaNode {
  /** Whether it is a part of `allOf`, and not the schema itself. */
  readonly isInherited: boolean;
}

export interface Part extends Collected {
  readonly value: JsonObject;
  readonly hasNull: boolean;
  readonly options: readonly SchemaNode[];
}

/** Merges what several schemas say about the same value; the first comes first. */
export function mergeParts(parts: readonly Part[]): Shape {
  const values = parts.map(({ value }) => value);
  const first = (keyword: string): string =>
    values.map((value) => textOf(value[keyword])).find((text) => text !== '') ?? '';
  const types = values.map(typesOf);
  const additional = parts.map(additionalOf).find((node) => node !== undefined);
  const items = parts.map((part) => child(part, 'items')).find((node) => node !== undefined);
  const keys = parts.map((part) => child(part, 'propertyNames')).find((node) => node !== undefined);
  const discriminator = parts
    .filter(({ isInherited }) => !isInherited)
    .map(({ value }) => value['discriminator'])
    .find(isJsonObject);
  return {
    types: (types.find((each) => each.length > 0) ?? []).filter((type) => type !== 'null'),
    format: first('format'),
    nullable: parts.some(({ value, hasNull }) => hasNull || isNullable(value)),
    readOnly: values.some((value) => value['readOnly'] === true),
    writeOnly: values.some((value) => value['writeOnly'] === true),
    stated: first('x-upspec-replay'),
    statedResource: first(RESOURCE_KEYWORD),
    descriptions: values.map((value) => textOf(value['description'])),
    pattern: first('pattern'),
    titles: values.map((value) => textOf(value['title'])).filter((title) => title !== ''),
    isFixed: values.some((value) => value['const'] !== undefined || Array.isArray(value['enum'])),
    examples: values.flatMap(({ example, examples }) =>
      example === undefined ? itemsOf(examples) : [example],
    ),
    properties: propertiesOf(parts),
    ...(additional && { additional }),
    ...(keys && { keys }),
    ...(items && { items }),
    options: parts.flatMap(({ options }) => (options.length > 1 ? options : [])),
    ...(discriminator && { discriminator }),
  };
}

function typesOf({ type }: JsonObject): readonly string[] {
  return (typeof type === 'string' ? [type] : itemsOf(type)).filter(
    (each) => typeof each === 'string',
  );
}

function isNullable(value: JsonObject): boolean {
  return (
    value['nullable'] === true ||
    typesOf(value).includes('null') ||
    itemsOf(value['enum']).includes(null)
  );
}

function propertiesOf(parts: readonly Part[]): ReadonlyMap<string, ShapeProperty> {
  const required = new Set(parts.flatMap(({ value }) => itemsOf(value['required'])));
  const found = new Map<string, ShapeProperty>();
  for (const { value, pointer } of parts) {
    for (const [name, property] of entriesOf(value['properties'])) {
      if (found.has(name)) continue;
      const node = { value: property, pointer: `${pointer}/properties/${escapeToken(name)}` };
      found.set(name, { node, required: required.has(name) });
    }
  }
  return found;
}

function additionalOf(part: Part): SchemaNode | undefined {
  const [[pattern, value] = []] = entriesOf(part.value['patternProperties']);
  if (pattern === undefined) return child(part, 'additionalProperties');
  return { value, pointer: `${part.pointer}/patternProperties/${escapeToken(pattern)}` };
}

function child({ value, pointer }: Part, keyword: string): SchemaNode | undefined {
  const inner = value[keyword];
  return isJsonObject(inner) ? { value: inner, pointer: `${pointer}/${keyword}` } : undefined;
}
