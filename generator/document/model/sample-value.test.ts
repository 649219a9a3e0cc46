import { expect, test } from 'vitest';
import { BuildContext } from './context.js';
import { buildSchema } from './build-schema.js';
import { sampleValue } from './sample-value.js';
import type { Json, JsonObject } from '../load/json.js';

const root: JsonObject = {
  components: {
    schemas: {
      Circle: {
        type: 'object',
        required: ['next'],
        properties: { next: { $ref: '#/components/schemas/Circle' } },
      },
    },
  },
};
const context = new BuildContext({
  file: 'openapi.yaml',
  version: '3.1',
  root,
  warnings: [],
  location: () => ({ file: 'openapi.yaml', line: 1, column: 1 }),
});

const cases: readonly { readonly given: JsonObject; readonly want: Json }[] = [
  { given: { type: 'string' }, want: 'mime_type' },
  { given: { type: 'string', enum: ['assistants', 'batch'] }, want: 'assistants' },
  { given: { type: 'string', default: 'desc' }, want: 'desc' },
  { given: { type: 'string', examples: ['a'], default: 'b' }, want: 'a' },
  { given: { type: 'integer' }, want: 0 },
  { given: { type: 'integer', minimum: 3600 }, want: 3600 },
  { given: { type: 'integer', exclusiveMinimum: 3 }, want: 4 },
  { given: { type: ['null', 'boolean'] }, want: false },
  { given: { type: 'array', items: { type: 'string' } }, want: ['mime_type'] },
  { given: { anyOf: [{ type: 'null' }, { const: 7 }] }, want: 7 },
  {
    given: {
      type: 'object',
      required: ['a', 'f'],
      properties: { a: { type: 'string' }, b: {}, f: { type: 'string', format: 'binary' } },
    },
    want: { a: 'a' },
  },
  {
    given: { required: ['a', 'b'], additionalProperties: { type: 'integer', minimum: 2 } },
    want: { a: 2, b: 2 },
  },
  {
    given: { allOf: [{ required: ['c'], additionalProperties: { type: 'boolean' } }] },
    want: { c: false },
  },
  {
    given: {
      allOf: [
        { type: 'object', properties: { d: { const: 5 } } },
        { required: ['d', 'e'], properties: { e: { const: 1 } }, additionalProperties: {} },
      ],
    },
    want: { d: 5, e: 1 },
  },
];

test.each(cases)('a sample of $given is $want', ({ given, want }) => {
  const schema = buildSchema(context, given, '#');
  expect(sampleValue(schema, () => schema, { name: 'mime_type' })).toEqual(want);
});

test('a schema that requires itself does not loop', () => {
  const schema = buildSchema(
    context,
    (root['components'] as { schemas: { Circle: Json } }).schemas.Circle,
    '#/components/schemas/Circle',
  );
  const text = JSON.stringify(sampleValue(schema, () => schema, { name: 'circle' }));
  expect(text).toBe(`${'{"next":'.repeat(7)}null${'}'.repeat(7)}`);
});
