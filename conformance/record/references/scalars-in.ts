import type { ComparedValue } from '@upspec/document';
import { comparisonOf, equalValue, propertyOf, type Described } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { chooseOption } from '../../replay/choose-option.js';
import type { ValueLocation } from './value-location.js';

/** A string or number, how it is compared, and where the document describes it. */
export interface LocatedScalar {
  readonly location: ValueLocation;
  readonly rule: ComparedValue;
  readonly value: string | number;
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
}

interface LocatedValue {
  readonly isItem?: boolean;
  readonly location: ValueLocation | undefined;
  readonly rule: ComparedValue;
  readonly value: unknown;
}

/** All strings and numbers of a value of a schema that the document describes, item by item. */
export function scalarsIn(
  described: Described,
  schema: string,
  value: unknown,
): readonly LocatedScalar[] {
  return visit(described, { rule: { mode: 'equal', schema }, value, location: undefined });
}

function visit(described: Described, located: LocatedValue): readonly LocatedScalar[] {
  const { rule, value, location, isItem = false } = located;
  if (Array.isArray(value)) {
    const items = itemsOf(described, rule, value);
    const { schema: _, ...own } = rule;
    const each = items ?? { rule: own, location };
    return value.flatMap((item: unknown) =>
      visit(described, { ...each, value: item, isItem: true }),
    );
  }
  if (isJsonObject(value)) {
    const { schema } = rule;
    if (schema === undefined) return [];
    return Object.entries(value).flatMap(([name, inner]) => {
      const property = propertyIn(described, { schema, value, depth: 0 }, name);
      if (property === undefined) return [];
      return [
        ...keyIn(described, property.location, name),
        ...visit(described, { ...property, value: inner }),
      ];
    });
  }
  const isScalar = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isScalar && location !== undefined ? [{ location, rule, value, isItem }] : [];
}

/** The key of a map, which may be an id. */
function keyIn(
  described: Described,
  location: ValueLocation,
  key: string,
): readonly LocatedScalar[] {
  if (location.kind !== 'additional' || key === '') return [];
  const { schema } = location;
  const rule = comparisonOf(described, schema)?.keys ?? equalValue;
  return [{ location: { kind: 'keys', schema }, rule, value: key, isItem: true }];
}

interface DescribedValue {
  readonly rule: ComparedValue;
  readonly location: ValueLocation;
}

function itemsOf(
  described: Described,
  { schema }: ComparedValue,
  value: readonly unknown[],
): DescribedValue | undefined {
  if (schema === undefined) return undefined;
  const option = chooseOption({ described }, schema, value);
  for (const name of [schema, option]) {
    if (name === undefined) continue;
    const rule = comparisonOf(described, name)?.items;
    if (rule !== undefined) return { rule, location: { kind: 'items', schema: name } };
  }
  return undefined;
}

/** Unions of unions are followed so far. */
const deepest = 8;

interface SchemedObject {
  readonly schema: string;
  readonly value: JsonObject;
  /** How many unions it was found in. */
  readonly depth: number;
}

function propertyIn(
  described: Described,
  { schema, value, depth }: SchemedObject,
  name: string,
): DescribedValue | undefined {
  const known = comparisonOf(described, schema);
  const own = propertyOf(known, name);
  if (own !== undefined) {
    return { rule: own, location: { kind: 'property', schema, property: name } };
  }
  const option = depth < deepest ? chooseOption({ described }, schema, value) : undefined;
  const inner =
    option === undefined
      ? undefined
      : propertyIn(described, { schema: option, value, depth: depth + 1 }, name);
  if (inner !== undefined || known?.additional === undefined) return inner;
  return { rule: known.additional, location: { kind: 'additional', schema } };
}
