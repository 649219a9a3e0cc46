import { isJsonObject, OMITTED, type Json, type JsonObject } from '@upspec/document';
import { keyOf } from '../literal.js';
import { docComment } from './doc-comment.js';
import { findProperty } from './find-property.js';
import type { Surroundings, TypeSource } from './type-source.js';
import {
  atom,
  FREE_FORM,
  intersectionOf,
  NEVER,
  UNKNOWN,
  unionOf,
  type TypeText,
} from './type-text.js';

interface Property {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: Json;
  readonly type: TypeText;
}

/** The type of an object: its properties, and the type of all others. */
export function objectType(types: TypeSource, schema: JsonObject, at: Surroundings): TypeText {
  const properties = [...ownProperties(types, schema), ...restatedProperties(types, schema, at)];
  const others = otherProperties(types, schema);
  const additional = schema['additionalProperties'];
  if (properties.length === 0 && others === undefined) {
    // A property that this side of the API omits is no longer listed, and may still be sent.
    const isClosed = additional === false && !hasProperties(schema);
    return isClosed ? { ...atom('Record<string, never>'), isBare: true } : FREE_FORM;
  }
  const lines = properties.map(
    ({ name, isRequired, schema: own, type }) =>
      `${docComment(own)}${keyOf(name)}${isRequired ? '' : '?'}: ${type.text};\n`,
  );
  if (others === undefined) return atom(`{\n${lines.join('')}}`);
  const index = `[key: string]: ${indexType(others, properties).text};\n`;
  return atom(`{\n${lines.join('')}${index}}`);
}

function ownProperties(types: TypeSource, schema: JsonObject): readonly Property[] {
  const { properties } = schema;
  if (!isJsonObject(properties)) return [];
  const required = requiredNames(schema);
  return Object.entries(properties).flatMap(([name, property]) =>
    property === undefined || isOmitted(property)
      ? []
      : [{ name, isRequired: required.includes(name), schema: property, type: types.of(property) }],
  );
}

/** Properties that are required here, and described by a schema around this one or by a part. */
function restatedProperties(
  types: TypeSource,
  schema: JsonObject,
  { around }: Surroundings,
): readonly Property[] {
  const { properties } = schema;
  const own = new Set(isJsonObject(properties) ? Object.keys(properties) : []);
  return requiredNames(schema)
    .filter((name) => !own.has(name))
    .map((name) => {
      const found = around
        .map((each) => findProperty(each, name, types.root))
        .find((each) => each !== undefined);
      const type = intersectionOf([
        found === undefined ? UNKNOWN : types.of(found),
        undeclaredType(types, schema),
      ]);
      return { name, isRequired: true, schema: {}, type };
    });
}

/**
 * The type of a property that the schema's own `properties` do not name. "Validation with
 * 'additionalProperties' applies only to the child values of instance names that do not appear in
 * the annotation results of either 'properties' or 'patternProperties'" (JSON Schema 2020-12 Core,
 * 10.3.2.3). Which pattern a name matches is not evaluated: any of them may be the one.
 */
function undeclaredType(types: TypeSource, schema: JsonObject): TypeText {
  const others = otherProperties(types, schema);
  if (others !== undefined) return others;
  return schema['additionalProperties'] === false ? NEVER : UNKNOWN;
}

/** The type of the properties that have no name in the schema; undefined where it says nothing. */
function otherProperties(types: TypeSource, schema: JsonObject): TypeText | undefined {
  const { additionalProperties, patternProperties, unevaluatedProperties } = schema;
  const patterns = Object.values(isJsonObject(patternProperties) ? patternProperties : {});
  const listed = patterns.map((pattern) => types.of(pattern ?? true));
  if (additionalProperties === undefined) {
    const isOpen = patterns.length > 0 || isJsonObject(unevaluatedProperties);
    return isOpen ? UNKNOWN : undefined;
  }
  if (additionalProperties === false) return listed.length === 0 ? undefined : unionOf(listed);
  return unionOf([types.of(additionalProperties), ...listed]);
}

/** TypeScript asks that the type of all keys includes the types of the properties with a name. */
function indexType(others: TypeText, properties: readonly Property[]): TypeText {
  const missing = properties.some(({ isRequired }) => !isRequired) ? [atom('undefined')] : [];
  return unionOf([others, ...properties.map(({ type }) => type), ...missing]);
}

function requiredNames({ required }: JsonObject): readonly string[] {
  const names = Array.isArray(required) ? (required as readonly Json[]) : [];
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

function hasProperties({ properties }: JsonObject): boolean {
  return isJsonObject(properties) && Object.keys(properties).length > 0;
}

function isOmitted(property: Json): boolean {
  return isJsonObject(property) && property[OMITTED] === true;
}
