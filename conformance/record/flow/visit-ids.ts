import type { ComparedValue } from '@upspec/document';
import { comparisonOf, equalValue, propertyOf, type Described } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { chooseOption } from '../../replay/choose-option.js';
import { keyRuleOf } from '../../replay/key-rule.js';

/** An id where the contract says that one is: of which resource, and the value as it is in JSON. */
export interface FoundId {
  readonly resource: string;
  readonly value: string | number;
}

/** A value, and how the contract has it compared. */
export interface RuledValue {
  readonly rule: ComparedValue;
  readonly value: unknown;
}

/** The ids of resources in a value. They are found by their locations, never by what they are equal to. */
export function findIds(described: Described, ruled: RuledValue): readonly FoundId[] {
  const found: FoundId[] = [];
  replaceIds(described, ruled, (id) => {
    found.push(id);
    return id.value;
  });
  return found;
}

/** The same value with another one in place of each id. */
export function replaceIds(
  described: Described,
  { rule, value }: RuledValue,
  replace: (id: FoundId) => unknown,
): unknown {
  const { mode, resource, schema } = rule;
  if (Array.isArray(value)) {
    const own = resource === undefined ? { mode } : { mode, resource };
    const items = schema === undefined ? own : (itemsOf(described, schema, value) ?? own);
    return value.map((item: unknown) =>
      replaceIds(described, { rule: items, value: item }, replace),
    );
  }
  if (mode === 'assigned' && resource !== undefined && isId(value)) {
    return replace({ resource, value });
  }
  if (schema === undefined || !isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const property = ruleOf(described, { schema, value, depth: 0 }, name);
    return [
      replaceKey(described, { schema, value, name }, replace),
      property === undefined
        ? inner
        : replaceIds(described, { rule: property, value: inner }, replace),
    ];
  });
  return Object.fromEntries(entries);
}

/** The keys of a map may be ids, too. */
function replaceKey(
  described: Described,
  {
    schema,
    value,
    name,
  }: { readonly schema: string; readonly value: JsonObject; readonly name: string },
  replace: (id: FoundId) => unknown,
): string {
  const { mode, resource } = keyRuleOf({ described }, { schema, value }, name) ?? equalValue;
  if (mode !== 'assigned' || resource === undefined || name === '') return name;
  return String(replace({ resource, value: name }));
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function itemsOf(
  described: Described,
  schema: string,
  value: readonly unknown[],
): ComparedValue | undefined {
  const option = chooseOption({ described }, schema, value);
  return (
    comparisonOf(described, schema)?.items ??
    (option === undefined ? undefined : comparisonOf(described, option)?.items)
  );
}

/** Unions of unions are followed so far. */
const deepest = 8;

interface SchemedObject {
  /** The name of the schema. */
  readonly schema: string;
  readonly value: JsonObject;
  /** How many unions it was found in. */
  readonly depth: number;
}

/** How a property is compared: as the schema says, or else the option of it that the object fits. */
function ruleOf(
  described: Described,
  { schema, value, depth }: SchemedObject,
  name: string,
): ComparedValue | undefined {
  const known = comparisonOf(described, schema);
  const own = propertyOf(known, name);
  if (own !== undefined) return own;
  const option = chooseOption({ described }, schema, value);
  const inner =
    option === undefined || depth >= deepest
      ? undefined
      : ruleOf(described, { schema: option, value, depth: depth + 1 }, name);
  return inner ?? known?.additional;
}
