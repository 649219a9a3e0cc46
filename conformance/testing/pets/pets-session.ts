import { valueAt } from '@upspec/document/json-pointer';
import type { Exchange } from '../../fixture-format/fixture.js';
import type { MakeStep } from './record-pets.js';

type Responses = readonly Exchange['response'][];

function at(responses: Responses, index: number, pointer: string): unknown {
  const body = responses[index]?.body;
  return body !== undefined && 'json' in body ? valueAt(body.json, pointer) : undefined;
}

function header(responses: Responses, index: number, name: string): string {
  return responses[index]?.headers?.[name] ?? '';
}

const owner = (responses: Responses): unknown => at(responses, 0, '/id');
const pet = (responses: Responses): unknown => at(responses, 1, '/id');

/** Pet 3 and owner 3 collide, and so do a count and a name. */
export const petsSession: readonly MakeStep[] = [
  () => ({
    operation: 'createOwner',
    request: { method: 'POST', path: '/owners', body: { json: { name: '3', password: 'x' } } },
  }),
  (so) => ({
    operation: 'createPet',
    request: {
      method: 'POST',
      path: '/pets',
      headers: { cookie: `theme=dark; ${header(so, 0, 'set-cookie').split(';')[0] ?? ''}` },
      body: {
        json: {
          name: 'rex',
          count: 3,
          ownerId: owner(so),
          kind: { type: 'dog', trainer: owner(so) },
          scores: { '3': 3, rex: 1 },
          tags: ['3', 'a'],
          grid: [[]],
          friends: [],
        },
      },
    },
  }),
  (so) => ({
    operation: 'createPet',
    request: {
      method: 'POST',
      path: '/pets',
      body: {
        json: {
          name: 'tom',
          count: 4,
          ownerId: owner(so),
          kind: { type: 'cat', lives: 3 },
          grid: [[pet(so)], [pet(so), pet(so)]],
          friends: [pet(so)],
        },
      },
    },
  }),
  (so) => ({ operation: 'getPet', request: { method: 'GET', path: `/pets/${pet(so)}?expand=3` } }),
  (so) => ({
    operation: 'changePet',
    request: {
      method: 'PATCH',
      path: `/pets/${pet(so)}`,
      headers: { 'if-match': header(so, 1, 'etag') },
      body: { json: { count: 5 } },
    },
  }),
  (so) => ({
    operation: 'changePet',
    request: {
      method: 'PATCH',
      path: `/pets/${pet(so)}`,
      headers: { 'if-match': header(so, 3, 'etag') },
      body: { json: { count: 6 } },
    },
  }),
  (so) => ({
    operation: 'getPet',
    request: {
      method: 'GET',
      path: `/pets/${pet(so)}`,
      headers: { 'if-none-match': header(so, 4, 'etag') },
    },
  }),
  (so) => ({
    operation: 'listPets',
    request: { method: 'GET', path: `/pets?ownerId=${owner(so)}&limit=1` },
  }),
  (so) => ({
    operation: 'listPets',
    request: {
      method: 'GET',
      path: `/pets?ownerId=${owner(so)}&limit=1&cursor=${at(so, 7, '/next')}`,
    },
  }),
  (so) => ({
    operation: 'createVisit',
    request: { method: 'POST', path: `/pets/${pet(so)}/visits`, body: { json: { note: '3' } } },
  }),
  (so) => ({ operation: 'getPhoto', request: { method: 'GET', path: `/pets/${pet(so)}/photo` } }),
  (so) => ({ operation: 'deletePet', request: { method: 'DELETE', path: `/pets/${pet(so)}` } }),
  (so) => ({ operation: 'getPet', request: { method: 'GET', path: `/pets/${pet(so)}` } }),
];

/** A clock that goes on by some milliseconds whenever it is read. */
export function ticking(start: string, step = 30): () => number {
  let now = Date.parse(start);
  return () => (now += step);
}
