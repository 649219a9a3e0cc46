import { type ConstraintKeyword, formOf, type Json, type Schema } from '@upspec/document';
import type { Writer } from './book.js';

/** More values than these are counted, not listed. */
const MOST_VALUES = 60;

/** Describes the bounds of a value in sentences: allowed values, size and default. */
export function boundsOf(schema: Schema, writer: Writer): readonly string[] {
  const form = formOf(schema, writer.book.lookup);
  const value = schema.default ?? form.default;
  return [
    ...valuesOf(form, writer),
    ...limitsOf(schema, writer),
    ...(form === schema ? [] : limitsOf(form, writer)),
    ...(value === undefined ? [] : [`Default ${shown(value, writer)}.`]),
  ];
}

function valuesOf(form: Schema, writer: Writer): readonly string[] {
  const { lookup } = writer.book;
  const options = form.kind === 'union' ? form.options.map((each) => formOf(each, lookup)) : [form];
  const enumerations = options.filter((each) => each.kind === 'enumeration');
  const values = enumerations.flatMap((each) => each.values);
  if (values.length === 0) return [];
  const listed = values.slice(0, MOST_VALUES).map((value) => shown(value, writer));
  const left = values.length - listed.length;
  const rest = left > 0 ? `, and ${String(left)} more` : '';
  if (enumerations.length < options.length) return [`Such as ${listed.join(', ')}${rest}.`];
  return [
    values.length === 1 ? `Always ${listed.join('')}.` : `One of ${listed.join(', ')}${rest}.`,
  ];
}

/** Pairs of bounds that share a sentence, and their unit. */
const RANGES: readonly (readonly [
  least: ConstraintKeyword,
  most: ConstraintKeyword,
  unit: string,
])[] = [
  ['minimum', 'maximum', ''],
  ['minLength', 'maxLength', ' characters'],
  ['minItems', 'maxItems', ' items'],
  ['minProperties', 'maxProperties', ' properties'],
];

const SINGLE: Readonly<Partial<Record<ConstraintKeyword, string>>> = {
  exclusiveMinimum: 'More than',
  exclusiveMaximum: 'Less than',
  multipleOf: 'A multiple of',
  pattern: 'Matches',
};

function limitsOf(schema: Schema, writer: Writer): readonly string[] {
  const bounds = new Map(schema.constraints.map(({ keyword, value }) => [keyword, value]));
  const ranges = RANGES.flatMap(([least, most, unit]) =>
    rangeOf({ least: bounds.get(least), most: bounds.get(most), unit }, writer),
  );
  const singles = schema.constraints.flatMap(({ keyword, value }) => {
    const words = SINGLE[keyword];
    return words === undefined ? [] : [`${words} ${shown(value, writer)}.`];
  });
  return [
    ...ranges,
    ...singles,
    ...(bounds.get('uniqueItems') === true ? ['Items are unique.'] : []),
  ];
}

interface Range {
  readonly least: Json | undefined;
  readonly most: Json | undefined;
  readonly unit: string;
}

function rangeOf({ least, most, unit }: Range, writer: Writer): readonly string[] {
  const word = (bound: Json): string =>
    bound === 1 ? unit.replace(/ies$/, 'y').replace(/s$/, '') : unit;
  if (least !== undefined && most !== undefined)
    return [`From ${shown(least, writer)} to ${shown(most, writer)}${unit}.`];
  if (least !== undefined) return [`At least ${shown(least, writer)}${word(least)}.`];
  return most === undefined ? [] : [`At most ${shown(most, writer)}${word(most)}.`];
}

function shown(value: Json, { medium }: Writer): string {
  return medium.code(typeof value === 'string' && value !== '' ? value : JSON.stringify(value));
}
