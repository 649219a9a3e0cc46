import type { KeywordRow } from './keyword-row.js';

/** Keywords for values, strings and lists. */
export const VALUE_ROWS: readonly KeywordRow[] = [
  {
    name: 'Type',
    schema: { type: ['integer', 'null'] },
    valid: [0, -3, null],
    invalid: [
      { value: 1.5, errors: [' type'] },
      { value: '1', errors: [' type'] },
    ],
  },
  {
    name: 'Constant',
    schema: { const: 'a' },
    valid: ['a'],
    invalid: [{ value: 'b', errors: [' const'] }],
  },
  {
    name: 'ConstantNull',
    schema: { const: null },
    valid: [null],
    invalid: [{ value: 0, errors: [' const'] }],
  },
  {
    name: 'ConstantObject',
    schema: { const: { a: [1, { b: null }] } },
    valid: [{ a: [1, { b: null }] }],
    invalid: [{ value: { a: [1, { b: 0 }] }, errors: [' const'] }],
  },
  {
    name: 'Choice',
    schema: { enum: [1, 'a', null, { b: 2 }] },
    valid: [1, 'a', null, { b: 2 }],
    invalid: [{ value: { b: 3 }, errors: [' enum'] }],
  },
  {
    name: 'LongChoice',
    schema: { enum: Array.from({ length: 300 }, (_, index) => `word ${String(index)}`) },
    valid: ['word 0', 'word 299'],
    invalid: [{ value: 'word 300', errors: [' enum'] }],
  },
  {
    name: 'Bounds',
    schema: { type: 'number', minimum: 1, maximum: 9, multipleOf: 0.5 },
    valid: [1, 1.5, 9],
    invalid: [
      { value: 0.75, errors: [' minimum', ' multipleOf'] },
      { value: 9.5, errors: [' maximum'] },
    ],
  },
  {
    name: 'ExclusiveBounds',
    schema: { exclusiveMinimum: 1, exclusiveMaximum: 9 },
    valid: [1.1, 8.9, 'text'],
    invalid: [
      { value: 1, errors: [' exclusiveMinimum'] },
      { value: 9, errors: [' exclusiveMaximum'] },
    ],
  },
  {
    name: 'Length',
    schema: { type: 'string', minLength: 2, maxLength: 3 },
    valid: ['ab', '😀😀😀', '\ud83d\ud83d'],
    invalid: [
      { value: '😀', errors: [' minLength'] },
      { value: 'abcd', errors: [' maxLength'] },
    ],
  },
  {
    name: 'Pattern',
    schema: { type: 'string', pattern: '^/[a-z\\/]+"$' },
    valid: ['/a/b"'],
    invalid: [{ value: '/a/b', errors: [' pattern'] }],
  },
  {
    name: 'Items',
    schema: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    valid: [['a'], ['a', 'b']],
    invalid: [
      { value: [], errors: [' minItems'] },
      { value: ['a', 1, null], errors: [' maxItems', '/1 type', '/2 type'] },
    ],
  },
  {
    name: 'Tuple',
    schema: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
    valid: [[], ['a'], ['a', 1]],
    invalid: [{ value: [1, 'a', 2], errors: ['/0 type', '/1 type', ' items'] }],
  },
  {
    name: 'UniqueNumbers',
    schema: { type: 'array', items: { type: 'integer' }, uniqueItems: true },
    valid: [[], [1, 2]],
    invalid: [{ value: [1, 2, 1], errors: [' uniqueItems'] }],
  },
  {
    name: 'Unique',
    schema: { type: 'array', uniqueItems: true },
    valid: [[{ a: 1 }, { a: 2 }]],
    invalid: [{ value: [{ a: 1 }, { a: 1 }], errors: [' uniqueItems'] }],
  },
  {
    name: 'Contains',
    schema: { type: 'array', contains: { type: 'integer' }, minContains: 2, maxContains: 3 },
    valid: [
      ['a', 1, 2],
      [1, 2, 3, null],
    ],
    invalid: [
      { value: ['a', 1], errors: ['/0 type', ' contains'] },
      { value: [1, 2, 3, 4], errors: [' contains'] },
    ],
  },
];
