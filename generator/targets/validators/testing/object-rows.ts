import { reference, type KeywordRow } from './keyword-row.js';

/** Enough names for ajv to use a loop. */
const MANY = Array.from({ length: 250 }, (_, index) => `key ${String(index)}`);

/** Keywords for objects, and those that combine schemas. */
export const OBJECT_ROWS: readonly KeywordRow[] = [
  {
    name: 'Properties',
    schema: {
      type: 'object',
      required: ['a', 'b~/'],
      properties: { a: { type: 'string' }, 'b~/': { type: 'integer' } },
      additionalProperties: false,
    },
    valid: [{ a: 'x', 'b~/': 1 }],
    invalid: [
      { value: {}, errors: [' required', ' required'] },
      {
        value: { a: 1, 'b~/': 'x', c: 1 },
        errors: [' additionalProperties', '/a type', '/b~0~1 type'],
      },
    ],
  },
  {
    name: 'ManyProperties',
    schema: {
      type: 'object',
      properties: Object.fromEntries([...'abcdefghijkl'].map((key) => [key, true])),
      additionalProperties: false,
    },
    valid: [{ a: 1, l: 2 }],
    invalid: [
      {
        value: { a: 1, valueOf: 2, m: 3 },
        errors: [' additionalProperties', ' additionalProperties'],
      },
    ],
  },
  {
    name: 'ManyRequired',
    schema: { type: 'object', required: MANY },
    valid: [Object.fromEntries(MANY.map((key) => [key, 1]))],
    invalid: [
      {
        value: Object.fromEntries(MANY.slice(2).map((key) => [key, 1])),
        errors: [' required', ' required'],
      },
    ],
  },
  {
    name: 'OpenProperties',
    schema: {
      type: 'object',
      patternProperties: { '^x-': { type: 'string' } },
      additionalProperties: { type: 'integer' },
      propertyNames: { maxLength: 5 },
      minProperties: 1,
      maxProperties: 2,
    },
    valid: [{ 'x-a': 'b', c: 1 }],
    invalid: [
      { value: {}, errors: [' minProperties'] },
      {
        value: { 'x-a': 1, 'b/c': 'd', longer: 2 },
        errors: [' maxProperties', ' maxLength', ' propertyNames', '/b~1c type', '/x-a type'],
      },
    ],
  },
  {
    name: 'Dependent',
    schema: {
      type: 'object',
      dependentRequired: { a: ['b', 'c'] },
      dependentSchemas: { d: { required: ['e'] } },
    },
    valid: [{}, { a: 1, b: 1, c: 1 }, { d: 1, e: 1 }],
    invalid: [
      { value: { a: 1, c: 1 }, errors: [' dependentRequired'] },
      { value: { d: 1 }, errors: [' required'] },
    ],
  },
  {
    name: 'DependentOnNamesOfKeywords',
    schema: {
      type: 'object',
      dependentRequired: { title: ['a'], 'x-b': ['a'], default: ['a'] },
    },
    valid: [{}, { title: 1, a: 1 }],
    invalid: [
      { value: { title: 1 }, errors: [' dependentRequired'] },
      { value: { 'x-b': 1, default: 1 }, errors: [' dependentRequired', ' dependentRequired'] },
    ],
  },
  {
    name: 'AnyOf',
    schema: { anyOf: [reference('Type'), { type: 'string', minLength: 2 }] },
    valid: [1, null, 'ab'],
    invalid: [
      { value: 'a', errors: [' type', ' minLength', ' anyOf'] },
      { value: true, errors: [' type', ' type', ' anyOf'] },
    ],
  },
  {
    name: 'OneOf',
    schema: {
      type: 'object',
      properties: { a: { oneOf: [{ type: 'integer' }, { minimum: 5 }, reference('Choice')] } },
      required: ['b'],
    },
    valid: [{ a: 2, b: 1 }, { a: 7.5, b: 1 }, { b: 1 }],
    invalid: [
      { value: { a: 6, b: 1 }, errors: ['/a oneOf'] },
      { value: { a: 1.5 }, errors: [' required', '/a type', '/a minimum', '/a enum', '/a oneOf'] },
    ],
  },
  {
    name: 'AllOf',
    schema: {
      allOf: [
        reference('Properties'),
        { anyOf: [{ required: ['c'] }, { not: { required: ['d'] } }] },
      ],
    },
    valid: [{ a: 'x', 'b~/': 1 }],
    invalid: [
      {
        value: { a: 'x', 'b~/': 1, d: 1 },
        errors: [' additionalProperties', ' required', ' not', ' anyOf'],
      },
    ],
  },
  {
    name: 'Not',
    schema: { not: reference('AnyOf') },
    valid: ['a', true],
    invalid: [{ value: 'ab', errors: [' not'] }],
  },
  {
    name: 'Conditional',
    schema: {
      type: 'object',
      if: { properties: { kind: { const: 1 } }, required: ['kind'] },
      then: { required: ['one'] },
      else: { required: ['other'], properties: { other: { type: 'string' } } },
    },
    valid: [{ kind: 1, one: 1 }, { other: 'x' }],
    invalid: [
      { value: { kind: 1 }, errors: [' required', ' if'] },
      { value: { other: 1 }, errors: ['/other type', ' if'] },
    ],
  },
  {
    name: 'Tree',
    schema: {
      type: 'object',
      properties: {
        value: { type: 'integer' },
        children: { type: 'array', items: reference('Tree') },
      },
    },
    valid: [{ children: [{ children: [{ value: 1 }] }] }],
    invalid: [
      {
        value: { value: 'x', children: [{ children: [{ value: 'y' }, 1] }] },
        errors: ['/value type', '/children/0/children/0/value type', '/children/0/children/1 type'],
      },
    ],
  },
  {
    name: 'Cat',
    schema: { type: 'object', required: ['kind'], properties: { kind: { const: 'cat' } } },
    valid: [{ kind: 'cat' }],
    invalid: [{ value: { kind: 'dog' }, errors: ['/kind const'] }],
  },
  { name: 'Anything', schema: {}, valid: [1, null], invalid: [] },
  {
    name: 'Nothing',
    schema: { allOf: [{ not: {} }] },
    valid: [],
    invalid: [{ value: 1, errors: [' not'] }],
  },
];
