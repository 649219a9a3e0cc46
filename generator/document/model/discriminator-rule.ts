// https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { formatPointer, parsePointer, pointerTo, valueAt } from '../load/json-pointer.js';
import { itemsOf } from './context.js';

const COMPONENTS = '/components/schemas';

/** A discriminator: its property, and the keys that its mapping has for an option. */
export interface Rule {
  readonly property: string;
  /** Whether there is a mapping. */
  readonly hasMapping: boolean;
  /** The keys of the option with this `$ref`; undefined where the mapping has none. */
  readonly keysOf: (reference: string) => readonly string[] | undefined;
  /** Whether an option is meant where the property is absent or has another value; OpenAPI 3.2. */
  readonly isDefault: (reference: string) => boolean;
  readonly hasDefault: boolean;
}

/**
 * Reads the discriminator of a union. A mapping's target is an option itself, or else an alias of
 * one: both refer to the same schema in the end.
 * @returns undefined where the schema has no discriminator.
 */
export function ruleOf(schema: JsonObject, root: JsonObject): Rule | undefined {
  const { discriminator } = schema;
  const property = isJsonObject(discriminator) ? discriminator['propertyName'] : undefined;
  if (!isJsonObject(discriminator) || typeof property !== 'string') return undefined;
  const entries = entriesOf(discriminator['mapping'], root);
  const options = new Set(
    [...itemsOf(schema['oneOf']), ...itemsOf(schema['anyOf'])].flatMap(referenceOf),
  );
  const indirect = entries.filter(({ target }) => !options.has(target));
  const keysOf = (reference: string): readonly string[] | undefined => {
    const option = normalize(reference);
    const exact = entries.filter(({ target }) => target === option);
    if (exact.length > 0) return exact.map(({ key }) => key);
    const end = endOf(option, root);
    const same = indirect.filter(({ target }) => endOf(target, root) === end);
    return same.length > 0 ? same.map(({ key }) => key) : undefined;
  };
  const fallback = discriminator['defaultMapping'];
  const end = typeof fallback === 'string' ? endOf(targetOf(fallback, root), root) : undefined;
  const isDefault = (reference: string): boolean => endOf(normalize(reference), root) === end;
  return {
    property,
    hasMapping: entries.length > 0,
    keysOf,
    isDefault,
    hasDefault: [...options].some(isDefault),
  };
}

/** An entry of a mapping: `cat: Cat` or `cat: '#/components/schemas/Cat'`, as a pointer. */
interface Entry {
  readonly key: string;
  readonly target: string;
}

function entriesOf(mapping: Json | undefined, root: JsonObject): readonly Entry[] {
  const entries = Object.entries(isJsonObject(mapping) ? mapping : {});
  return entries.flatMap(([key, target]) =>
    typeof target === 'string' ? [{ key, target: targetOf(target, root) }] : [],
  );
}

function targetOf(target: string, root: JsonObject): string {
  const schemas = valueAt(root, COMPONENTS);
  const isName = isJsonObject(schemas) && Object.hasOwn(schemas, target);
  return isName ? pointerTo(COMPONENTS, target) : normalize(target);
}

function referenceOf(option: Json): readonly string[] {
  const reference = isJsonObject(option) ? option['$ref'] : undefined;
  return typeof reference === 'string' ? [normalize(reference)] : [];
}

/** A reference within the document as a pointer, of which each location has only one. */
function normalize(reference: string): string {
  return reference.startsWith('#/') ? formatPointer(parsePointer(reference)) : reference;
}

/** The last pointer of a chain of aliases; the first one again for a cycle. */
function endOf(reference: string, root: JsonObject): string {
  const seen = new Set<string>();
  let end = reference;
  while (!seen.has(end)) {
    seen.add(end);
    end = referenceOf(valueAt(root, end) ?? null)[0] ?? end;
  }
  return end;
}
