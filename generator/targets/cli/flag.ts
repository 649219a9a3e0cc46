import {
  formOf,
  kebabCase,
  type Parameter,
  type Schema,
  type SchemaLookup,
  singular,
} from '@upspec/document';
import { itemsOf, mayBeList, valueType, type ValueType } from './value-type.js';

/** A flag of a command: `--expires-after.seconds`. */
export interface Flag {
  /** Without its dashes: `expires-after.seconds`. */
  readonly name: string;
  /** Where its value is sent; an `option` is one of the client's call. */
  readonly location: Parameter['in'] | 'body' | 'option';
  /** Its names on the wire, from the outside in; empty where it is the body itself. */
  readonly keys: readonly string[];
  readonly type: ValueType;
  /** The media type that the document sets for a file; undefined where files have their own. */
  readonly mediaType?: string;
  /** Whether it may be repeated, each time adding to a list. */
  readonly repeated: boolean;
  /** Whether an item of the list may be a list itself. */
  readonly hasLists?: true;
  readonly required: boolean;
  /** Whether an id may be empty, as its style writes more than its value. */
  readonly mayBeEmpty?: true;
  readonly description: string;
  /** The type of one value, where it is repeated. */
  readonly schema: Schema;
}

/** A value that has a flag. */
export interface NamedValue {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
}

/** Builds the flag of a value; a list has a flag for each item. */
export function flag(
  { name, required, schema, description }: NamedValue,
  { location, keys }: Pick<Flag, 'location' | 'keys'>,
  lookup: SchemaLookup,
): Flag {
  const items = itemsOf(schema, lookup);
  const one = items ?? schema;
  return {
    name: kebabCase(items === undefined ? name : singular(name)),
    location,
    keys,
    type: valueType(one, lookup),
    repeated: items !== undefined,
    ...(items !== undefined && mayBeList(items, lookup) && { hasLists: true as const }),
    required,
    description: description || schema.description || formOf(schema, lookup).description || '',
    schema: one,
  };
}
