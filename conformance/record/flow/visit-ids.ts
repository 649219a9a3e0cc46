import type { ComparedValue, Comparison } from '@upspec/document';
import { comparisonOf, propertyOf, type Described } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';

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
    const items = (schema === undefined ? undefined : comparisonOf(described, schema)?.items) ?? {
      mode,
      ...(resource !== undefined && { resource }),
    };
    return value.map((item: unknown) =>
      replaceIds(described, { rule: items, value: item }, replace),
    );
  }
  if (mode === 'assigned' && resource !== undefined && isId(value)) {
    return replace({ resource, value });
  }
  if (schema === undefined || !isJsonObject(value)) return value;
  const known = comparisonOf(described, schema);
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const property = ruleOf(described, { comparison: known, value }, name);
    return [
      name,
      property === undefined
        ? inner
        : replaceIds(described, { rule: property, value: inner }, replace),
    ];
  });
  return Object.fromEntries(entries);
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

interface ComparedObject {
  readonly comparison: Comparison | undefined;
  readonly value: JsonObject;
}

/** How a property is compared: as the schema says, or else the option of it that the object fits. */
function ruleOf(
  described: Described,
  { comparison: known, value }: ComparedObject,
  name: string,
): ComparedValue | undefined {
  const own = propertyOf(known, name);
  if (own !== undefined || known === undefined) return own;
  const option = optionOf(described, known, value);
  const inner = option === undefined ? undefined : comparisonOf(described, option);
  return ruleInOption(described, { comparison: inner, value }, name) ?? known.additional;
}

function ruleInOption(
  described: Described,
  object: ComparedObject,
  name: string,
): ComparedValue | undefined {
  return object.comparison === undefined ? undefined : ruleOf(described, object, name);
}

/** The option that the discriminator names, or else the one that declares most of the properties. */
function optionOf(
  described: Described,
  { options = [], discriminator }: Comparison,
  value: JsonObject,
): string | undefined {
  const kind = discriminator === undefined ? undefined : value[discriminator.property];
  const mapping = discriminator?.mapping ?? {};
  if (typeof kind === 'string' && Object.hasOwn(mapping, kind)) return mapping[kind];
  const names = Object.keys(value);
  const scored = options.map((option) => {
    const properties = comparisonOf(described, option)?.properties ?? {};
    const declared = names.filter((name) => Object.hasOwn(properties, name));
    return { option, score: option === kind ? names.length + 1 : declared.length };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.option;
}
