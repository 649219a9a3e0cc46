import type { Contract } from '@upspec/document';
import { expect, test } from 'vitest';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { formatInferences } from '../commands/list-cases.js';
import { freeRunningNumbers } from './running-numbers.js';

const operation = {
  name: 'x',
  tag: '',
  parameters: [],
  security: [],
  examples: [],
  responses: {
    '200': { content: { 'application/json': { kind: 'json', schema: 'Stats' } }, headers: {} },
  },
} as const;
const property = { required: true, nullable: false, writeOnly: false, readOnly: false } as const;
const contract: Contract = {
  format: 1,
  title: 'Stats',
  version: '1',
  operations: {
    getStats: { ...operation, method: 'GET', path: '/stats', pointer: '#/paths/~1stats/get' },
    getPet: {
      ...operation,
      method: 'GET',
      path: '/pets/{id}',
      pointer: '#/paths/~1pets~1{id}/get',
    },
    change: { ...operation, method: 'POST', path: '/stats', pointer: '#/paths/~1stats/post' },
  },
  schemas: {
    Stats: {
      type: 'object',
      properties: {
        visits: { type: 'integer' },
        name: { type: 'string' },
        since: { type: 'integer' },
      },
    },
  },
  comparisons: {
    Stats: {
      properties: {
        visits: { ...property, mode: 'equal' },
        name: { ...property, mode: 'equal' },
        since: { ...property, mode: 'time' },
      },
    },
  },
  resources: {},
  securitySchemes: {},
  requirements: [],
  inferences: [],
};

function get(visits: unknown, name = 'a', path = '/stats'): Exchange {
  return {
    operation: path === '/stats' ? 'getStats' : 'getPet',
    request: { method: 'GET', path },
    response: { status: 200, body: { json: { visits, name, since: 1_700_000_000 } } },
  };
}
const change: Exchange = {
  operation: 'change',
  request: { method: 'POST', path: '/stats' },
  response: { status: 200 },
};

function fixture(...exchanges: readonly Exchange[]): Fixture {
  return { name: 'stats', title: 'Stats', source: { kind: 'recorded' }, exchanges };
}

function modeOf(...fixtures: readonly Fixture[]): string | undefined {
  const { comparisons } = freeRunningNumbers(contract, fixtures);
  return comparisons['Stats']?.properties['visits']?.mode;
}

test.each<[string, string, readonly Fixture[]]>([
  ['free where it alone differs', 'free', [fixture(get(7), get(9))]],
  ['free where it differs in two recordings', 'free', [fixture(get(7)), fixture(get(9))]],
  ['compared where it is the same', 'equal', [fixture(get(7), get(7))]],
  ['compared where something was changed in between', 'equal', [fixture(get(7), change, get(9))]],
  ['compared where something else differs, too', 'equal', [fixture(get(7), get(9, 'b'))]],
  ['compared if it is not a number', 'equal', [fixture(get(7), get('nine'))]],
  [
    'compared where two recordings show a resource',
    'equal',
    [fixture(get(7, 'a', '/pets/1')), fixture(get(9, 'a', '/pets/1'))],
  ],
])('a number of responses to one request is %s', (_, expected, fixtures) => {
  expect(modeOf(...fixtures)).toBe(expected);
});

test('a number that is free is explained, and how an overlay frees another', () => {
  const freed = freeRunningNumbers(contract, [fixture(get(7), get(9))]);
  expect(formatInferences(freed).split('\n').slice(1)).toEqual([
    '  Stats.visits: free (two recorded responses to the same request differ in this number alone)',
  ]);
  expect(formatInferences(contract).split('\n')).toEqual([
    'Stats: nothing had to be inferred',
    'numbers that must be as they were recorded:',
    '  Stats.visits ($.components.schemas.Stats.properties.visits)',
    'where one differs in each run, an action of an overlay frees it:',
    '  - target: $.components.schemas.Stats.properties.visits',
    '    update: { x-upspec-replay: free }',
  ]);
});
