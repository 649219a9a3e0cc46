import { describe, expect, test } from 'vitest';
import { seedRandom } from '../../probe-contract/random.js';
import { openaiFilesContract } from '../contract.js';
import { asFields, putEdge } from './edge-bodies.js';
import { edgeRequests } from './edge-requests.js';
import { edgeValues, type Medium, type ValueSchema } from './edge-values.js';
import { requirementOfEdge } from './edge-requirements.js';
import { querySchemas } from './request-schemas.js';
import { shuffle } from './shuffle.js';

const random = (): ReturnType<typeof seedRandom> => seedRandom(7, 'test');

describe('the values just outside a schema', () => {
  const given: readonly {
    readonly what: string;
    readonly schema: ValueSchema;
    readonly medium: Medium;
    readonly want: Readonly<Record<string, unknown>>;
  }[] = [
    {
      what: 'a string',
      schema: { type: 'string' },
      medium: 'json',
      want: { null: null, boolean: true, number: 7200, list: [], object: {} },
    },
    {
      what: 'a number with bounds',
      schema: { type: 'integer', minimum: 10, maximum: 20 },
      medium: 'json',
      want: { text: '7200', fraction: 10.5, 'below-minimum': 9, 'above-maximum': 21 },
    },
    {
      what: 'a number in a multipart body',
      schema: { type: 'integer', minimum: 10, maximum: 20 },
      medium: 'text',
      want: { text: 'many', null: 'null', fraction: '10.5', unit: '10s', 'below-minimum': 9 },
    },
    {
      what: 'a list of strings',
      schema: { type: 'array', items: { type: 'string' } },
      medium: 'json',
      want: { text: '7200', 'list-of-number': [7200], 'list-of-null': [null] },
    },
    {
      what: 'one word',
      schema: { const: 'created_at', type: 'string' },
      medium: 'text',
      want: {
        empty: '',
        'upper-case': 'CREATED_AT',
        'blank-behind': 'created_at ',
        'letter-missing': 'created_a',
        'letter-more': 'created_atx',
      },
    },
  ];
  test.each(given)('$what', ({ schema, medium, want }) => {
    const edges = edgeValues(schema, { medium, random: random() });
    const result = Object.fromEntries(edges.map(({ kind, value }) => [kind, value]));
    expect(result).toMatchObject(want);
  });

  test('are the same for the same seed, and differ for another', () => {
    const schema = { type: 'integer', minimum: 0, maximum: 10 };
    const of = (seed: number): readonly unknown[] =>
      edgeValues(schema, { medium: 'json', random: seedRandom(seed, 'x') });
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  test('are never an allowed word', () => {
    const words = ['a', 'ax', 'A', '', 'a '];
    for (let seed = 0; seed < 50; seed += 1) {
      const edges = edgeValues(
        { enum: words },
        { medium: 'text', random: seedRandom(seed, 'words') },
      );
      expect(edges.filter(({ value }) => words.includes(String(value)))).toEqual([]);
    }
  });
});

describe('the requests just outside a schema', () => {
  const schema: ValueSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: { name: { type: 'string' }, rule: { $ref: '#/$defs/Rule' } },
    $defs: {
      Rule: { type: 'object', required: ['n'], properties: { n: { type: 'integer', minimum: 1 } } },
    },
  };
  test('remove, change and add properties, also in referenced schemas', () => {
    const result = edgeRequests(schema, { medium: 'json' }).map(({ path, kind }) => {
      return [...path, kind].join('/');
    });
    expect(result).toEqual([
      'name/missing',
      'name/null',
      'name/boolean',
      'name/number',
      'name/list',
      'name/object',
      'rule/boolean',
      'rule/number',
      'rule/text',
      'rule/list',
      'rule/n/missing',
      'rule/n/null',
      'rule/n/boolean',
      'rule/n/text',
      'rule/n/list',
      'rule/n/object',
      'rule/n/fraction',
      'rule/n/below-minimum',
      'rule/n/far-below',
      'upspec_unknown/unknown',
    ]);
  });

  test('replace one value in a valid body', () => {
    const body = { name: 'x', rule: { n: 1, m: 2 } };
    expect(putEdge(body, { path: ['rule', 'n'], kind: '', value: 0 })).toEqual({
      name: 'x',
      rule: { n: 0, m: 2 },
    });
    expect(putEdge(body, { path: ['name'], kind: 'missing', value: undefined })).toEqual({
      rule: { n: 1, m: 2 },
    });
  });

  test('use brackets in a multipart body', () => {
    expect(asFields({ file: 'f', purpose: 'p', rule: { n: 1 } }, 'file')).toEqual([
      { name: 'file', filename: 'probe.jsonl', text: 'f' },
      { name: 'purpose', text: 'p' },
      { name: 'rule[n]', text: '1' },
    ]);
  });
});

test('a location without a requirement results in no case', () => {
  const position = { operation: 'listFiles', path: ['purpose'], kind: 'text' };
  expect(requirementOfEdge(position)).toBeUndefined();
});

test('every query parameter of the document has a schema here', () => {
  const { operations } = openaiFilesContract();
  const known = Object.entries(operations).flatMap(([id, { parameters }]) =>
    parameters.flatMap((each) => (each.in === 'query' ? [`${id} ${each.name}`] : [])),
  );
  const here = Object.entries(querySchemas).flatMap(([id, { properties = {} }]) =>
    Object.keys(properties).map((name) => `${id} ${name}`),
  );
  expect(here.toSorted()).toEqual(known.toSorted());
});

test('a shuffled list is never the same list', () => {
  for (let seed = 0; seed < 30; seed += 1) {
    const mixed = shuffle(['a', 'b', 'c'], seedRandom(seed, 'shuffle'));
    expect(mixed).not.toEqual(['a', 'b', 'c']);
    expect(mixed.toSorted()).toEqual(['a', 'b', 'c']);
  }
});
