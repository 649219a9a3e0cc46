import type { Contract as DescribedContract, ContractOperation } from '@upspec/document';
import { parsePointer } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';

/** What names of locations are made from. */
export type NamedContract = Pick<DescribedContract, 'operations' | 'comparisons' | 'schemas'>;

const known = new WeakMap<NamedContract['comparisons'], ReadonlyMap<string, string>>();

/**
 * A location as requirements name it: one in an inline schema by its operation and what holds the
 * schema, `search.200.hits`, `createPet.request.tags`, and not by a JSON Pointer. The order of the
 * document does not matter. Other locations are named as they are.
 */
export function locationName(contract: NamedContract, location: string): string {
  const start = location.indexOf('#/');
  if (start === -1) return location;
  const inline = location.slice(start);
  const names = known.get(contract.comparisons) ?? inlineNames(contract);
  known.set(contract.comparisons, names);
  for (let end = inline.length; end > 0; end = inline.lastIndexOf('.', end - 1)) {
    const name = names.get(inline.slice(0, end));
    if (name !== undefined) return name + inline.slice(end);
  }
  return location;
}

/** The name of each inline schema by its pointer; no two have the same. */
function inlineNames(contract: NamedContract): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys(contract.comparisons));
  const short = grouped(Object.keys(contract.comparisons), (pointer) =>
    nameOf(contract, pointer, false),
  );
  const names = new Map<string, string>();
  for (const [name, pointers] of short) {
    const [only] = pointers;
    if (only !== undefined && pointers.length === 1 && !taken.has(name)) names.set(only, name);
    else for (const [pointer, long] of longNames(contract, pointers)) names.set(pointer, long);
  }
  return names;
}

function grouped(
  names: readonly string[],
  keyOf: (pointer: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const pointer of names.filter((name) => name.startsWith('#/'))) {
    const key = keyOf(pointer);
    groups.set(key, [...(groups.get(key) ?? []), pointer]);
  }
  return groups;
}

/** Names with media types, and numbers where those are the same: by what the schemas say. */
function longNames(
  contract: NamedContract,
  pointers: readonly string[],
): readonly (readonly [string, string])[] {
  const groups = grouped(pointers, (pointer) => nameOf(contract, pointer, true));
  return [...groups].flatMap(([name, group]) =>
    group
      .map((pointer) => ({ pointer, text: canonical(contract.schemas[pointer]) }))
      .toSorted((one, other) => (one.text < other.text ? -1 : Number(one.text > other.text)))
      .map(({ pointer }, at) => [pointer, at === 0 ? name : `${name}~${at + 1}`] as const),
  );
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${canonical(inner)}`).join(',')}}`;
}

function nameOf(contract: NamedContract, pointer: string, isLong: boolean): string {
  const tokens = parsePointer(pointer.slice(1));
  const { head, rest, end } = holderOf(contract, pointer, tokens);
  const within = rest.slice(0, end);
  const type = isLong && within.includes('content') ? within[within.indexOf('content') + 1] : '';
  const kind = isLong && tokens[0] === 'components' ? `${tokens[1] ?? ''}.` : '';
  const at = tokens.length - rest.length + end;
  return [
    kind + head,
    ...partsOf(within),
    ...(type === '' || type === undefined ? [] : [`(${type})`]),
    ...innerParts(contract, tokens, at),
  ]
    .join('.')
    .replaceAll('.[]', '[]');
}

interface Holder {
  readonly head: string;
  /** What follows the holder in the pointer. */
  readonly rest: readonly string[];
  /** How much of that leads to the outermost schema. */
  readonly end: number;
}

function holderOf(
  { operations }: NamedContract,
  pointer: string,
  tokens: readonly string[],
): Holder {
  if (tokens[0] === 'components' && tokens[1] === 'schemas') {
    return { head: tokens[2] ?? '', rest: tokens.slice(3), end: 0 };
  }
  const found = Object.entries(operations)
    .filter(([, each]) => pointer.startsWith(`${each.pointer}/`))
    .toSorted(([, one], [, other]) => other.pointer.length - one.pointer.length)[0];
  const parameter = parameterName(operations, pointer);
  if (parameter !== undefined)
    return { head: parameter, rest: tokens.slice(tokens.length), end: 0 };
  const length = found === undefined ? 3 : parsePointer(found[1].pointer.slice(1)).length;
  const rest = tokens.slice(length);
  const head =
    found === undefined ? tokens.slice(tokens[0] === 'components' ? 2 : 1, 3) : [found[0]];
  return { head: head.join('.'), rest, end: rest.indexOf('schema') + 1 };
}

/** A parameter by its name, as the order of parameters does not matter. */
function parameterName(
  operations: Readonly<Record<string, ContractOperation>>,
  pointer: string,
): string | undefined {
  const names = Object.entries(operations).flatMap(([id, { parameters }]) =>
    parameters
      .filter(({ schema }) => schema === pointer)
      .map((each) => `${id}.${each.in}.${each.name}`),
  );
  return names.toSorted()[0];
}

/** `request`, or a status, and the name of a header. */
function partsOf(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    if (token === 'requestBody') return ['request'];
    if (before === 'responses') return [token];
    if (before === 'headers') return ['header', token];
    return [];
  });
}

/** The properties that lead to an inner schema; which option it is in is said by what is in there. */
function innerParts(
  contract: NamedContract,
  tokens: readonly string[],
  start: number,
): readonly string[] {
  const parts: string[] = [];
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token === 'additionalProperties') parts.push('*');
    else if (token === 'items') parts.push('[]');
    else if (token === 'allOf') at += 1;
    else if (token === 'oneOf' || token === 'anyOf') {
      at += 1;
      const label = optionLabel(contract, tokens.slice(0, at + 1));
      if (label !== undefined) parts.push(label);
    } else if (token === 'properties' || token === 'patternProperties') {
      at += 1;
      parts.push(tokens[at] ?? '');
    } else parts.push(token);
  }
  return parts;
}

/** What an option is known by: the value of a property that is always the same, or its properties. */
function optionLabel(contract: NamedContract, tokens: readonly string[]): string | undefined {
  const pointer = `#/${tokens.map((token) => token.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  const schema = contract.schemas[pointer];
  const properties = isJsonObject(schema?.['properties']) ? schema['properties'] : {};
  const names = Object.keys(properties).toSorted();
  const fixed = names
    .map((name) => fixedValue(properties[name]))
    .find((each) => each !== undefined);
  const type = typeof schema?.['type'] === 'string' ? schema['type'] : undefined;
  return fixed ?? (names.length > 0 ? names.join('+') : type);
}

function fixedValue(property: unknown): string | undefined {
  if (!isJsonObject(property)) return undefined;
  const { const: constant, enum: values } = property;
  if (typeof constant === 'string') return constant;
  const only: unknown = Array.isArray(values) && values.length === 1 ? values[0] : undefined;
  return typeof only === 'string' ? only : undefined;
}
