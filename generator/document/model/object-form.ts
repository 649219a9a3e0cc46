import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { entriesOf, itemsOf } from './context.js';
import type { Field, Schema, SchemaForm } from './schema.js';

/** Builds the schema at a pointer. */
type Build = (value: Json | undefined, pointer: string) => Schema;

/**
 * The form of a schema of an object. A required name that `properties` do not have is a property,
 * too, if `additionalProperties` describe it: they apply to every name "that does not appear in the
 * annotation results of either 'properties' or 'patternProperties'" (JSON Schema 2020-12 Core,
 * 10.3.2.3).
 */
export function objectForm(value: JsonObject, pointer: string, build: Build): SchemaForm {
  const required = itemsOf(value['required']);
  const fields = entriesOf(value['properties']).map(([name, property]): Field => {
    const location = `${pointer}/properties/${escapeToken(name)}`;
    const flags = isJsonObject(property) ? property : {};
    return {
      name,
      required: required.includes(name),
      readOnly: flags['readOnly'] === true,
      writeOnly: flags['writeOnly'] === true,
      schema: build(property, location),
    };
  });
  const names = new Set(fields.map(({ name }) => name));
  const undeclared = required.filter(
    (name): name is string => typeof name === 'string' && !names.has(name),
  );
  const { additionalProperties } = value;
  const additional = isJsonObject(additionalProperties)
    ? build(additionalProperties, `${pointer}/additionalProperties`)
    : additionalProperties !== false;
  if (undeclared.length === 0) return { kind: 'object', fields, additional };
  if (typeof additional === 'boolean' || additional.kind === 'any') {
    return { kind: 'object', fields, requires: undeclared, additional };
  }
  const described = undeclared.map((name): Field => ({
    name,
    required: true,
    readOnly: false,
    writeOnly: false,
    schema: additional,
  }));
  return { kind: 'object', fields: [...fields, ...described], additional };
}
