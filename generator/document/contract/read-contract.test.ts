import { beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from './contract.js';
import { ContractError, readContract } from './read-contract.js';
import { contractOf } from './testing/contract-of.js';

let contract: Contract;
beforeAll(async () => {
  contract = await contractOf(`
paths:
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    delete: {operationId: deletePet, responses: {'204': {description: gone}}}
`);
});

/** The problems of a value. */
function problemsOf(value: unknown): readonly string[] {
  try {
    readContract(value);
    return [];
  } catch (error) {
    return error instanceof ContractError ? error.problems : [String(error)];
  }
}

describe('readContract', () => {
  test('returns what was written to a file', () => {
    const value: unknown = JSON.parse(JSON.stringify(contract));
    expect(readContract(value)).toEqual(contract);
  });

  test('accepts a comment about the origin of a file', () => {
    expect(problemsOf({ $comment: 'made', ...contract })).toEqual([]);
  });

  const rows: readonly (readonly [title: string, change: object, want: readonly string[]])[] = [
    [
      'a newer format',
      { format: 2 },
      ['/format is version 2, and this version of upspec reads version 1; update upspec'],
    ],
    ['no format', { format: undefined }, ['/format is missing']],
    ['a format that is a string', { format: '1' }, ['/format must be 1']],
    ['an unknown property', { titel: 'a' }, ['/titel is unknown']],
    ['a table that is a list', { schemas: [] }, ['/schemas must be object']],
    [
      'an unknown mode',
      { comparisons: { Pet: { properties: {}, items: { mode: 'same' } } } },
      ['/comparisons/Pet/items/mode must be one of equal, assigned, time, link, free'],
    ],
    [
      'a schema that is not there',
      { comparisons: { 'a/b': { properties: { schema: lost() } } } },
      [
        '/comparisons/a~1b/properties/schema/schema names the schema "Lost", which the contract does not have',
      ],
    ],
    [
      'an operation that is not there',
      {
        resources: {
          pets: { creators: [], removers: [{ operation: 'x', parameter: 'y' }], ends: [] },
        },
      },
      [
        '/resources/pets/removers/0/operation names the operation "x", which the contract does not have',
      ],
    ],
    [
      'an id in a header without its name',
      {
        resources: {
          pets: {
            creators: [{ operation: 'deletePet', id: { in: 'header' } }],
            removers: [],
            ends: [],
          },
        },
      },
      ['/resources/pets/creators/0/id/name is missing'],
    ],
  ];
  test.each(rows)('rejects %s', (_, change, want) => {
    const changed: unknown = { ...contract, operations: withoutParameters(), ...change };
    expect(problemsOf(changed)).toEqual(want);
  });

  test.each([null, [], 'contract', 1])('rejects %j', (value) => {
    expect(problemsOf(value)).toEqual(['it must be an object']);
  });
});

function lost(): object {
  const flags = { required: true, nullable: false, readOnly: false, writeOnly: false };
  return { mode: 'equal', schema: 'Lost', ...flags };
}

function withoutParameters(): unknown {
  return Object.fromEntries(
    Object.entries(contract.operations).map(([id, each]) => [id, { ...each, parameters: [] }]),
  );
}
