import type { ContractResponse } from '@upspec/document';
import { expect, test } from 'vitest';
import { contractOf } from '../contract-of.js';
import { noneCreated } from '../replay/created-resources.js';
import { noBindings } from '../replay/bindings.js';
import { buildRequest } from '../replay/build-request.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { checkExchange } from './check-exchange.js';
import { formatDifference } from '../difference/difference.js';

const { createPet } = petsContract.operations;
const pet: ContractResponse = {
  content: { 'application/json': { kind: 'json', schema: 'Pet' } },
  headers: {},
};

interface Given {
  /** As the document declares them; those of the pets by default. */
  readonly responses?: Readonly<Record<string, ContractResponse>>;
  readonly recorded: { readonly status: number; readonly json: unknown };
  readonly live: { readonly status: number; readonly json: unknown };
}

/** What is found in the response to the creation of a pet. */
function findings({ responses, recorded, live }: Given): readonly string[] {
  const operations = {
    ...petsContract.operations,
    ...(createPet !== undefined && {
      createPet: { ...createPet, responses: responses ?? createPet.responses },
    }),
  };
  const request = { method: 'POST', path: '/pets' };
  const exchange = {
    operation: 'createPet',
    request,
    response: { status: recorded.status, body: { json: recorded.json } },
  };
  const isError = live.status >= 400;
  const { violations } = checkExchange({
    contract: contractOf({ ...petsContract, operations }),
    fixture: {
      name: 'pet',
      title: 'A pet is created',
      source: { kind: 'recorded' },
      exchanges: [exchange],
    },
    recorded: exchange,
    sent: buildRequest(request),
    received: {
      status: live.status,
      headers: {
        'content-type':
          isError && responses === undefined ? 'application/problem+json' : 'application/json',
        location: '/pets/4',
      },
      bytes: Buffer.from(JSON.stringify(live.json)),
      cut: false,
    },
    bindings: noBindings,
    own: noneCreated(),
    elapsed: 0,
  });
  return violations.map((violation) => {
    const { where, expected } = formatDifference(violation);
    return `${violation.requirement} ${where}: ${expected}`;
  });
}

const created = {
  status: 201,
  json: { id: 3, name: 'Rex', kind: { type: 'dog', trainer: 7 }, count: 1 },
};

test('a success of another status must conform to the declared success, and not to the default', () => {
  const live = {
    status: 200,
    json: { id: 4, name: 'Rex', kind: { type: 'dog', trainer: 7 }, count: 1 },
  };
  expect(findings({ recorded: created, live })).toEqual(['createPet.201 status: status 201']);
});

test('after a wrong status the schema of an error is judged, and its status comes first', () => {
  const live = { status: 500, json: { title: 7 } };
  expect(findings({ recorded: created, live })[0]).toBe('createPet.201 status: status 201');
  expect(findings({ recorded: created, live }).slice(1)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Problem\./)]),
  );
});

test('an error need not conform to a default that describes successes', () => {
  const given = { responses: { default: pet }, recorded: created };
  const live = { status: 500, json: { message: 'broken' } };
  expect(findings({ ...given, live })).toEqual(['createPet.default status: status 201']);
});

test('another success must conform to a default that describes successes', () => {
  const given = { responses: { default: pet }, recorded: created };
  const live = { status: 200, json: { id: 'x', name: 'Rex' } };
  expect(findings({ ...given, live })[0]).toBe('createPet.default status: status 201');
});
