import { type AgreementRow, number, ref, text } from './agreement-row.js';

/** Objects, lists, values, and schemas that refer to others. */
export const PLAIN_ROWS: Readonly<Record<string, AgreementRow>> = {
  'an object with required and optional properties': {
    schemas: {
      Boat: {
        type: 'object',
        required: ['name'],
        properties: { name: text, length: number, isAfloat: { type: 'boolean' } },
      },
    },
    values: { Boat: [{ name: 'Ada', length: 4, isAfloat: true }] },
  },
  'a default makes nothing required': {
    schemas: { Size: { type: 'object', properties: { height: { type: 'number', default: 1 } } } },
    values: { Size: [{ height: 2 }, {}] },
  },
  'a free-form object': {
    schemas: { Labels: { type: 'object' }, Other: { type: 'object', additionalProperties: {} } },
    values: { Labels: [{ a: 1 }, {}], Other: [{ a: [] }] },
    isClosed: true,
  },
  'a map': {
    schemas: { Counts: { type: 'object', additionalProperties: { type: 'integer' } } },
    values: { Counts: [{ a: 1, b: 2 }] },
    isClosed: true,
  },
  'other properties of the same type beside properties': {
    schemas: {
      Mixed: {
        type: 'object',
        required: ['name'],
        properties: { name: text },
        additionalProperties: text,
      },
    },
    values: { Mixed: [{ name: 'a', other: 'b' }] },
  },
  'required names that only additionalProperties describe': {
    schemas: {
      Counted: { type: 'object', required: ['a', 'b'], additionalProperties: number },
      Held: {
        type: 'object',
        required: ['never'],
        properties: { kept: text },
        additionalProperties: false,
      },
      Holder: { type: 'object', properties: { held: ref('Held'), counted: ref('Counted') } },
    },
    values: {
      Counted: [{ a: 1, b: 2 }],
      Holder: [{ counted: { a: 1, b: 2, c: 3 } }, { counted: { a: 1, b: 2 } }],
    },
  },
  'an object without other properties': {
    schemas: {
      Closed: { type: 'object', properties: { a: text }, additionalProperties: false },
      Empty: { type: 'object', additionalProperties: false },
      Bare: { type: 'object', properties: {}, additionalProperties: false },
    },
    values: { Closed: [{ a: 'a' }], Empty: [{}], Bare: [{}] },
    isClosed: true,
  },
  'lists and maps of lists': {
    schemas: {
      Lists: {
        type: 'object',
        properties: {
          names: { type: 'array', items: { type: ['string', 'null'] } },
          any: { type: 'array' },
          grid: { type: 'object', additionalProperties: { type: 'array', items: number } },
        },
      },
    },
    values: { Lists: [{ names: ['a', null], any: [1, 'b'], grid: { a: [1] } }] },
  },
  'open tuples': {
    schemas: {
      Pair: { type: 'array', prefixItems: [text, number], minItems: 2 },
      Loose: { type: 'array', prefixItems: [text, ref('Pair')] },
      Rest: { type: 'array', prefixItems: [text], items: { type: 'boolean' }, minItems: 1 },
    },
    values: {
      Pair: [
        ['a', 1],
        ['a', 1, { any: 'thing' }],
      ],
      Loose: [[], ['a'], ['a', ['b', 2]]],
      Rest: [['a', true, false]],
    },
  },
  'closed tuples': {
    schemas: {
      Pair: { type: 'array', prefixItems: [text, number], items: false, minItems: 2 },
      Short: { type: 'array', prefixItems: [text, number], maxItems: 1 },
      Nested: { type: 'array', prefixItems: [ref('Short'), text], maxItems: 2, minItems: 1 },
    },
    values: { Pair: [['a', 1]], Short: [['a'], []], Nested: [[['a'], 'b'], [[]]] },
  },
  'constants and enumerations': {
    schemas: {
      Words: { type: 'string', enum: ['a', 'b'] },
      Mixed: { enum: ['a', 1, true, null, { x: 1 }, ['y']] },
      Typed: { type: ['string', 'null'], enum: ['a', null, 3] },
      One: { const: 'only' },
    },
    values: {
      Words: ['a', 'b'],
      Mixed: ['a', 1, true, null, { x: 1 }, ['y']],
      Typed: ['a', null],
      One: ['only'],
    },
  },
  'values that may be null': {
    openapi: '3.0.3',
    schemas: {
      Boat: { type: 'object', required: ['name'], properties: { name: text } },
      Trip: {
        type: 'object',
        required: ['boat', 'port', 'crew', 'note'],
        properties: {
          boat: { nullable: true, allOf: [ref('Boat')] },
          port: { type: 'string', nullable: true, enum: ['north', 'south', null] },
          crew: { type: 'array', nullable: true, items: { type: 'string', nullable: true } },
          note: { $ref: '#/components/schemas/Boat', nullable: true },
        },
      },
    },
    values: {
      Trip: [
        { boat: { name: 'Ada' }, port: 'north', crew: ['a', null], note: { name: 'Bo' } },
        { boat: null, port: null, crew: null, note: null },
      ],
    },
  },
  'values that may be null in OpenAPI 3.1': {
    schemas: {
      Boat: { type: 'object', required: ['name'], properties: { name: text } },
      Trip: {
        type: 'object',
        required: ['boat', 'port'],
        properties: {
          boat: { oneOf: [ref('Boat'), { type: 'null' }] },
          port: { anyOf: [text, { type: 'null' }] },
        },
      },
    },
    values: {
      Trip: [
        { boat: { name: 'Ada' }, port: 'north' },
        { boat: null, port: null },
      ],
    },
  },
  'what a schema beside its $ref demands in OpenAPI 3.1': {
    schemas: {
      Boat: { type: 'object', properties: { name: text, length: number } },
      Named: { ...ref('Boat'), required: ['name'] },
      Known: { ...ref('Boat'), properties: { port: text }, required: ['port'] },
    },
    values: { Named: [{ name: 'Ada', length: 1 }], Known: [{ name: 'Ada', port: 'north' }] },
  },
  'what OpenAPI 3.0 ignores beside a $ref': {
    openapi: '3.0.3',
    schemas: {
      Boat: { type: 'object', properties: { name: text } },
      Fleet: {
        type: 'object',
        properties: { first: { ...ref('Boat'), required: ['name'], maxProperties: 0 } },
      },
    },
    values: { Fleet: [{ first: { name: 'Ada' } }, { first: {} }] },
  },
};
