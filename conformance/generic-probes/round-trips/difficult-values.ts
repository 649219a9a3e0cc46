import type { ContractOperation } from '@upspec/document';
import { comparisonOf, propertyOf } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { optionsOf, type SchemaBook } from '../../mock/schema-book.js';
import type { ProbeSource } from '../probe-family.js';

/** Values that servers damage: all that is difficult in a kind of value at once, then the rest of it. */
const texts = ['<b>"O\'Brien"</b> &amp; 100% %41+ \\ Caf\u00e9 \u{1f426}', '1e3', '007'];
const times = [
  '2024-02-29T23:59:58+05:30',
  '2031-12-31T00:00:01-03:30',
  '1999-06-15T12:34:56+14:00',
];
const days = ['2024-02-29', '2031-12-31', '1999-06-15'];
const links = [
  'https://example.org/a%20b/path?query=1&other=%26',
  'https://example.org/a/',
  'urn:a:b',
];
const addresses = ['first.last+tag@example.org', 'a@example.org', 'A_b@example.org'];
const numbers = [70_001.5, -12.345, 12.345, 0.625, 40_000, -3, 7];

/** How many bodies are made of the difficult values of each property. */
export const difficultRounds = 3;

/** Values deeper in a body are not made. */
const deepest = 4;

type DifficultSource = Pick<ProbeSource, 'contract' | 'book' | 'judge' | 'requests'>;

/**
 * A body with a difficult value in each property that its schema allows one in.
 *
 * @param round which of the difficult values, from 0
 */
export function difficultBody(
  { contract, book, judge, requests }: DifficultSource,
  { id, operation }: { readonly id: string; readonly operation: ContractOperation },
  round: number,
): Readonly<Record<string, unknown>> {
  const { schema = '' } = operation.body ?? {};
  const { properties } = book.flat(book.named(schema));
  const known = requests.get(id)?.full.body;
  const base = isJsonObject(known) ? known : {};
  const entries = Object.entries(isJsonObject(properties) ? properties : {}).flatMap(
    ([name, described]) => {
      const { mode, schema: inner = '' } = propertyOf(comparisonOf(contract, schema), name) ?? {};
      const isOfIds = mode === 'assigned' || comparisonOf(contract, inner)?.items !== undefined;
      const value = isOfIds ? undefined : difficultValue(book, described, { round, depth: 0 });
      const isAllowed = judge.judge(schema, { ...base, [name]: value }).kind === 'valid';
      return value === undefined || !isAllowed ? [] : [[name, value] as const];
    },
  );
  return Object.fromEntries(entries);
}

interface Turn {
  readonly round: number;
  readonly depth: number;
}

function difficultValue(book: SchemaBook, schema: unknown, turn: Turn): unknown {
  const flat = book.flat(schema);
  const { round, depth } = turn;
  const isChosen = Array.isArray(flat['enum']) || flat['readOnly'] === true;
  if (isChosen || depth > deepest) return undefined;
  if (Object.hasOwn(flat, 'const')) return flat['const'];
  const options = optionsOf(flat);
  if (options.length > 0) {
    const values = options.flatMap(
      (each) => difficultValue(book, each, { round, depth: depth + 1 }) ?? [],
    );
    return values[round % Math.max(1, values.length)];
  }
  const types = book.types(flat);
  if (types.has('string')) return difficultText(flat, round);
  if (types.has('integer')) return difficultNumber(flat, round, Math.trunc);
  if (types.has('number')) return difficultNumber(flat, round, (each) => each);
  if (types.has('boolean')) return round % 2 === 0;
  if (types.has('array')) return difficultList(book, flat, turn);
  return types.has('object') ? difficultObject(book, flat, turn) : undefined;
}

function difficultText({ format, pattern, maxLength }: JsonObject, round: number): unknown {
  const known: Readonly<Record<string, readonly string[]>> = {
    'date-time': times,
    date: days,
    email: addresses,
    uri: links,
  };
  if (typeof format === 'string') return known[format]?.[round];
  if (pattern !== undefined) return undefined;
  const text = texts[round] ?? '';
  return typeof maxLength === 'number' ? [...text].slice(0, maxLength).join('') : text;
}

function difficultNumber(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: JsonObject,
  round: number,
  change: (value: number) => number,
): number | undefined {
  const least = Number(minimum ?? exclusiveMinimum ?? -Infinity);
  const most = Number(maximum ?? exclusiveMaximum ?? Infinity);
  const step = typeof multipleOf === 'number' ? multipleOf : 0;
  const fitting = numbers
    .map(change)
    .map((value) => (step > 0 ? Math.round(value / step) * step : value))
    .filter((value) => value > least && value < most);
  return fitting[Math.min(round, fitting.length - 1)];
}

/** Three items, which are not in the order of their values. */
function difficultList(book: SchemaBook, flat: JsonObject, { round, depth }: Turn): unknown {
  const values = [2, 0, 1].map((add) =>
    difficultValue(book, flat['items'], {
      round: (round + add) % difficultRounds,
      depth: depth + 1,
    }),
  );
  return values.includes(undefined) ? undefined : values;
}

function difficultObject(book: SchemaBook, flat: JsonObject, { round, depth }: Turn): unknown {
  const { properties, additionalProperties, required } = flat;
  const inner = { round, depth: depth + 1 };
  if (!isJsonObject(properties)) {
    const value = isJsonObject(additionalProperties)
      ? difficultValue(book, additionalProperties, inner)
      : undefined;
    return value === undefined ? undefined : { mood: value, '1': value, Zone_2: value };
  }
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  const entries = Object.entries(properties).flatMap(([name, schema]) => {
    const value = difficultValue(book, schema, inner) ?? firstChoice(book, schema);
    return value === undefined ? [] : [[name, value] as const];
  });
  const object = Object.fromEntries(entries);
  return names.every((name) => Object.hasOwn(object, String(name))) ? object : undefined;
}

function firstChoice(book: SchemaBook, schema: unknown): unknown {
  const { enum: choices } = book.flat(schema);
  return Array.isArray(choices) ? (choices as readonly unknown[])[0] : undefined;
}
