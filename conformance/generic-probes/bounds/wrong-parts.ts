import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { SchemaBook } from '../../mock/schema-book.js';
import type { WrongKind } from './bounds-rules.js';

/** A value that a schema is expected to reject, and what is wrong with it. */
export interface WrongPart {
  readonly kind: WrongKind;
  readonly value: unknown;
  readonly reason: string;
}

interface Valued {
  /** Without references. */
  readonly schema: JsonObject;
  /** A value that it allows. */
  readonly value: unknown;
}

/** Wrong values for one value of a request, by the keywords of its own schema. */
export function wrongParts(book: SchemaBook, { schema, value }: Valued): readonly WrongPart[] {
  const types = book.types(schema);
  return [
    ...wrongTypes(types),
    ...wrongChoices(schema),
    ...(types.has('string') ? wrongStrings(schema, value) : []),
    ...(types.has('integer') || types.has('number') ? wrongNumbers(schema, types) : []),
    ...(Array.isArray(value) ? wrongLists(schema, value) : []),
    ...(isJsonObject(value) ? wrongObjects(schema, value) : []),
  ];
}

/** A value of another type, and null where it is not allowed. */
function wrongTypes(types: ReadonlySet<string>): readonly WrongPart[] {
  if (types.size === 0) return [];
  const others: readonly (readonly [string, unknown])[] = [
    ['object', { unexpected: true }],
    ['array', ['unexpected']],
    ['string', 'unexpected'],
    ['boolean', true],
  ];
  const isNumeric = types.has('integer') || types.has('number');
  const isOther = ([type]: readonly [string, unknown]): boolean =>
    !types.has(type) && !(type === 'object' && types.has('array'));
  const other = (isNumeric ? others.slice(2) : others).find(isOther);
  const expected = [...types].join(' or ');
  return [
    ...(other === undefined
      ? []
      : [{ kind: 'type', value: other[1], reason: `is not of type ${expected}` } as const]),
    ...(types.has('null') ? [] : [{ kind: 'type', value: null, reason: 'is null' } as const]),
  ];
}

function wrongChoices(schema: JsonObject): readonly WrongPart[] {
  const isChoice = Array.isArray(schema['enum']) || Object.hasOwn(schema, 'const');
  const reason = 'is not one of the declared values';
  return isChoice ? [{ kind: 'enum', value: 'unheard-of', reason }] : [];
}

/** A longer string is not sent, whatever `maxLength` says. */
const longest = 100_000;

/** Formats of which a value is easily known to be wrong. */
const assertedFormats: ReadonlySet<string> = new Set([
  'date-time',
  'date',
  'time',
  'email',
  'uuid',
  'ipv4',
  'ipv6',
  'uri',
]);

function wrongStrings(schema: JsonObject, value: unknown): readonly WrongPart[] {
  const { minLength, maxLength, pattern, format } = schema;
  const text = typeof value === 'string' && value !== '' ? value : 'x';
  const wrong: WrongPart[] = [];
  if (typeof minLength === 'number' && minLength > 0) {
    const short = [...text].slice(0, minLength - 1).join('');
    const reason = `is shorter than ${minLength} characters`;
    wrong.push({ kind: 'length', value: short, reason });
  }
  if (typeof maxLength === 'number' && maxLength < longest) {
    const reason = `is longer than ${maxLength} characters`;
    wrong.push({
      kind: 'length',
      value: text.padEnd(maxLength + 1, 'x').slice(0, maxLength + 1),
      reason,
    });
  }
  if (typeof pattern === 'string') {
    const reason = 'does not match its pattern';
    const others = [`${text}!`, `!${text}`, '!'.repeat(text.length), `${text}\n`];
    wrong.push(...others.map((other) => ({ kind: 'pattern', value: other, reason }) as const));
  }
  if (typeof format === 'string' && assertedFormats.has(format)) {
    wrong.push({
      kind: 'format',
      value: 'not of this format',
      reason: `is not of the format ${format}`,
    });
  }
  return wrong;
}

function wrongNumbers(schema: JsonObject, types: ReadonlySet<string>): readonly WrongPart[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = typeof multipleOf === 'number' ? multipleOf : 1;
  const wrong: WrongPart[] = [];
  const add = (value: number, reason: string): void => {
    wrong.push({ kind: 'range', value, reason });
  };
  if (typeof minimum === 'number') add(minimum - step, `is below ${minimum}`);
  if (typeof maximum === 'number') add(maximum + step, `is above ${maximum}`);
  if (typeof exclusiveMinimum === 'number')
    add(exclusiveMinimum, `is not above ${exclusiveMinimum}`);
  if (typeof exclusiveMaximum === 'number')
    add(exclusiveMaximum, `is not below ${exclusiveMaximum}`);
  if (typeof multipleOf === 'number') {
    const least = typeof minimum === 'number' ? Math.ceil(minimum / step) * step : step;
    add(least + step / 2, `is not a multiple of ${multipleOf}`);
  }
  if (types.has('integer') && !types.has('number')) {
    const least = typeof minimum === 'number' ? minimum : 1;
    wrong.push({ kind: 'type', value: least + 0.5, reason: 'is not an integer' });
  }
  return wrong;
}

/** A longer list is not sent, whatever `maxItems` says. */
const mostItems = 200;

function wrongLists(schema: JsonObject, value: readonly unknown[]): readonly WrongPart[] {
  const { minItems, maxItems, uniqueItems } = schema;
  const [first] = value;
  const wrong: WrongPart[] = [];
  const add = (list: readonly unknown[], reason: string): void => {
    wrong.push({ kind: 'items', value: list, reason });
  };
  if (typeof minItems === 'number' && minItems > 0) {
    add(value.slice(0, minItems - 1), `has fewer than ${minItems} items`);
  }
  if (typeof maxItems === 'number' && maxItems < mostItems && first !== undefined) {
    const list = Array.from({ length: maxItems + 1 }, (_, index) => value[index] ?? first);
    add(list, `has more than ${maxItems} items`);
  }
  if (uniqueItems === true && first !== undefined) add([first, ...value], 'repeats an item');
  return wrong;
}

function wrongObjects(schema: JsonObject, value: JsonObject): readonly WrongPart[] {
  const { required, additionalProperties, minProperties } = schema;
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  const missing = names.filter(
    (name): name is string => typeof name === 'string' && Object.hasOwn(value, name),
  );
  const without = (left: string): JsonObject =>
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== left));
  return [
    ...missing.map(
      (name) => ({ kind: 'required', value: without(name), reason: `lacks ${name}` }) as const,
    ),
    ...(additionalProperties === false || schema['unevaluatedProperties'] === false
      ? [
          {
            kind: 'additional',
            value: { ...value, unexpectedProperty: true },
            reason: 'has the property unexpectedProperty',
          } as const,
        ]
      : []),
    ...(typeof minProperties === 'number' && minProperties > 0
      ? [
          {
            kind: 'properties',
            value: {},
            reason: `has fewer than ${minProperties} properties`,
          } as const,
        ]
      : []),
  ];
}
