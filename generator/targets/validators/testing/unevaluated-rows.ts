import { reference, type KeywordRow } from './keyword-row.js';

/** With `unevaluated…`, ajv records in every function of a document what it evaluated. */
export const UNEVALUATED_ROWS: readonly KeywordRow[] = [
  {
    name: 'Part',
    schema: {
      anyOf: [
        { required: ['a'], properties: { a: { type: 'string' } } },
        { required: ['b'], properties: { b: { type: 'string' } } },
      ],
    },
    valid: [{ a: 'x' }, { b: 'x', c: 1 }],
    invalid: [{ value: {}, errors: [' required', ' required', ' anyOf'] }],
  },
  {
    name: 'Closed',
    schema: { ...reference('Part'), properties: { c: true }, unevaluatedProperties: false },
    valid: [
      { a: 'x', c: 1 },
      { a: 'x', b: 'y' },
    ],
    invalid: [
      { value: { a: 'x', d: 1 }, errors: [' unevaluatedProperties'] },
      { value: { a: 'x', b: 1 }, errors: [' unevaluatedProperties'] },
    ],
  },
  {
    name: 'ClosedTree',
    schema: {
      type: 'object',
      allOf: [reference('Part')],
      properties: { next: reference('ClosedTree') },
      unevaluatedProperties: false,
    },
    valid: [{ a: 'x', next: { b: 'y' } }],
    invalid: [
      { value: { a: 'x', next: { b: 'y', z: 1 } }, errors: ['/next unevaluatedProperties'] },
    ],
  },
  {
    name: 'ClosedList',
    schema: {
      type: 'array',
      prefixItems: [{ type: 'string' }],
      unevaluatedItems: { type: 'boolean' },
    },
    valid: [['a', true]],
    invalid: [{ value: ['a', 1], errors: ['/1 type'] }],
  },
  {
    name: 'Dynamic',
    schema: {
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { child: { $dynamicRef: '#node' }, n: { type: 'integer' } },
    },
    valid: [{ child: { child: { n: 1 } } }],
    invalid: [{ value: { child: { child: { n: 'x' } } }, errors: ['/child/child/n type'] }],
  },
];
