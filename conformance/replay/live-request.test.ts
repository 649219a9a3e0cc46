import { expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import type { RecordedRequest } from '../fixture-format/fixture.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { liveOf, noBindings, type Bindings } from './bindings.js';
import { bindSent, liveRequest } from './live-request.js';

const { described } = loadContract();

const bindings: Bindings = {
  ...noBindings,
  ids: new Map([
    [
      'uploads',
      new Map([
        ['upload_a', 'live/1 ü'],
        ['upload_ab', 'live-2'],
      ]),
    ],
    ['parts', new Map([['part_$(x)', 'live-3']])],
    ['files', new Map([['file-a', 'live-4']])],
  ]),
};

function live(operation: string | undefined, request: RecordedRequest): RecordedRequest {
  return liveRequest({ described, operation, request }, bindings).request;
}

test.each([
  ['cancelUpload', 'POST', '/uploads/upload_a/cancel', '/uploads/live%2F1%20%C3%BC/cancel'],
  ['cancelUpload', 'POST', '/uploads/upload_ab/cancel', '/uploads/live-2/cancel'],
  ['listFiles', 'GET', '/files?purpose=file-a&after=file-a', '/files?purpose=file-a&after=live-4'],
  ['retrieveFile', 'GET', '/files/file-unknown', '/files/file-unknown'],
  [undefined, 'GET', '/files/file-a/nothing?after=file-a', '/files/live-4/nothing?after=file-a'],
])('of %s the path %s %s is sent as %s', (operation, method, path, want) => {
  expect(live(operation, { method, path }).path).toBe(want);
});

test('live ids replace the recorded ones in the properties of a body that hold ids, and nowhere else', () => {
  const json = { part_ids: ['part_$(x)', 'part_unknown'], md5: 'part_$(x)' };
  const request = { method: 'POST', path: '/uploads/upload_ab/complete', body: { json } };
  expect(live('completeUpload', request).body).toEqual({
    json: { part_ids: ['live-3', 'part_unknown'], md5: 'part_$(x)' },
  });
});

const { createPet, listPets, createVisit } = petsContract.operations;
if (createPet?.body === undefined || listPets === undefined || createVisit === undefined) {
  throw new Error('the invented API has lost an operation');
}
const { body } = createPet;
const pets = {
  ...petsContract,
  operations: {
    ...petsContract.operations,
    sendForm: { ...createPet, body: { ...body, contentType: 'application/x-www-form-urlencoded' } },
    sendParts: { ...createPet, body: { ...body, contentType: 'multipart/form-data' } },
    createPet,
    listPets: {
      ...listPets,
      parameters: [
        ...listPets.parameters,
        {
          name: 'since',
          in: 'query' as const,
          required: false,
          style: 'form',
          explode: true,
          value: { mode: 'time' as const },
        },
      ],
    },
  },
};
const known: Bindings = {
  ...noBindings,
  ids: new Map([
    ['owners', new Map([['3', 907]])],
    ['pets', new Map([['3', 41]])],
  ]),
  origin: { recorded: 1_000_000, live: 2_000_000 },
};

function petsRequest(operation: string, request: RecordedRequest): RecordedRequest {
  return liveRequest({ described: pets, operation, request }, known).request;
}

test.each([
  [
    'a form',
    'sendForm',
    { text: 'name=3&ownerId=3&count=3' },
    { text: 'name=3&ownerId=907&count=3' },
  ],
  [
    'parts',
    'sendParts',
    {
      multipart: [
        { name: 'ownerId', text: '3' },
        { name: 'count', text: '3' },
      ],
    },
    {
      multipart: [
        { name: 'ownerId', text: '907' },
        { name: 'count', text: '3' },
      ],
    },
  ],
  [
    'JSON',
    'createPet',
    {
      json: {
        ownerId: 3,
        count: 3,
        kind: { type: 'dog', trainer: 3 },
        self: 'https://a.example/v1/pets/3',
      },
    },
    {
      json: {
        ownerId: 907,
        count: 3,
        kind: { type: 'dog', trainer: 907 },
        self: 'https://a.example/v1/pets/41',
      },
    },
  ],
])('%s is sent with live ids in place of ids', (_, operation, recorded, want) => {
  const request = { method: 'POST', path: '/pets', body: recorded };
  expect(petsRequest(operation, request).body).toEqual(want);
});

test('a time in a query is moved by the shift of the replay', () => {
  const { path } = petsRequest('listPets', {
    method: 'GET',
    path: '/pets?limit=3&since=1970-01-12T13%3A46%3A40Z&ownerId=3',
  });
  expect(path).toBe('/pets?limit=3&since=1970-01-24T03%3A33%3A20Z&ownerId=907');
});

test('an id that is not bound is sent unchanged, and a filter teaches nothing', () => {
  const request = { method: 'POST', path: '/pets?ownerId=8', body: { json: { ownerId: 5 } } };
  const { unbound } = liveRequest({ described: pets, operation: 'createPet', request }, known);
  expect(unbound).toEqual([{ scope: 'owners', recorded: 5, live: 5 }]);
});

test('an unbound id of a served request is bound to itself, unless another is', () => {
  const times = [
    { location: 'Pet.bornAt', recorded: 5, live: 6, isOwn: true },
    { location: 'Pet.seenAt', recorded: 7, live: 9, isOwn: false },
  ];
  const unbound = [
    { scope: 'pets', recorded: 5, live: 5 },
    { scope: 'pets', recorded: 41, live: 41 },
  ];
  const bindings = bindSent(known, { unbound, times });
  expect(liveOf(bindings, 'pets', 5)).toBe(5);
  expect(liveOf(bindings, 'pets', 41)).toBeUndefined();
  expect([...bindings.times]).toEqual([
    [5, 6],
    [7, 9],
  ]);
  expect([...bindings.sentTimes]).toEqual([['bornAt 5', 6]]);
});
