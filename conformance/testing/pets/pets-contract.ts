import type {
  ComparedValue,
  Contract,
  ContractHeader,
  ContractOperation,
  ContractParameter,
  ContractResponse,
} from '@upspec/document';
import { petsComparisons } from './pets-comparisons.js';
import { petsSchemas } from './pets-schemas.js';

function parameter(
  location: ContractParameter['in'],
  name: string,
  value: ComparedValue = { mode: 'equal' },
): ContractParameter {
  return {
    name,
    in: location,
    required: location === 'path',
    style: location === 'query' ? 'form' : 'simple',
    explode: location === 'query',
    value,
  };
}

const pet: ComparedValue = { mode: 'assigned', resource: 'pets' };
const owner: ComparedValue = { mode: 'assigned', resource: 'owners' };
const petId = parameter('path', 'petId', pet);

function json(
  schema: string,
  headers: Readonly<Record<string, ContractHeader>> = {},
): ContractResponse {
  return { content: { 'application/json': { kind: 'json', schema } }, headers };
}

const problem: ContractResponse = {
  content: { 'application/problem+json': { kind: 'json', schema: 'Problem' } },
  headers: {},
};
const nothing: ContractResponse = { content: {}, headers: {} };

type Given = Pick<ContractOperation, 'method' | 'path' | 'parameters'> & Partial<ContractOperation>;

function operation({ responses = {}, ...given }: Given): ContractOperation {
  return {
    name: given.path,
    pointer: `#/paths/${given.path.replaceAll('/', '~1')}/${given.method.toLowerCase()}`,
    tag: 'pets',
    security: [],
    examples: [],
    ...given,
    responses: { ...responses, default: problem },
  };
}

function body(schema: string): NonNullable<ContractOperation['body']> {
  return { contentType: 'application/json', kind: 'json', required: true, schema };
}

const located: Readonly<Record<string, ContractHeader>> = {
  location: { required: true, value: { mode: 'link' } },
  etag: { required: false, value: { mode: 'assigned' } },
};

/** An invented API, unlike OpenAI's: what a document of it would be made into. */
export const petsContract: Contract = {
  format: 1,
  title: 'Pets',
  version: '1.0.0',
  baseUrl: 'https://pets.example/v1',
  operations: {
    createOwner: operation({
      method: 'POST',
      path: '/owners',
      parameters: [],
      body: body('Owner'),
      responses: { '201': json('Owner', located) },
    }),
    deleteOwner: operation({
      method: 'DELETE',
      path: '/owners/{ownerId}',
      parameters: [parameter('path', 'ownerId', owner)],
      responses: { '204': nothing },
    }),
    createPet: operation({
      method: 'POST',
      path: '/pets',
      parameters: [],
      body: body('Pet'),
      responses: { '201': json('Pet', located) },
    }),
    getPet: operation({
      method: 'GET',
      path: '/pets/{petId}',
      parameters: [petId, parameter('query', 'expand')],
      responses: { '200': json('Pet'), '304': nothing },
    }),
    changePet: operation({
      method: 'PATCH',
      path: '/pets/{petId}',
      parameters: [petId],
      body: body('Pet'),
      responses: { '200': json('Pet') },
    }),
    deletePet: operation({
      method: 'DELETE',
      path: '/pets/{petId}',
      parameters: [petId],
      responses: { '204': nothing },
    }),
    listPets: operation({
      method: 'GET',
      path: '/pets',
      parameters: [
        parameter('query', 'ownerId', owner),
        parameter('query', 'limit'),
        parameter('query', 'cursor', { mode: 'assigned' }),
      ],
      responses: { '200': json('PetPage') },
      paging: {
        items: '/items',
        itemId: 'id',
        next: { kind: 'cursor', parameter: 'cursor', pointer: '/next' },
        limit: 'limit',
      },
    }),
    createVisit: operation({
      method: 'POST',
      path: '/pets/{petId}/visits',
      parameters: [petId],
      body: body('Visit'),
      responses: { '201': json('Visit') },
    }),
    getPhoto: operation({
      method: 'GET',
      path: '/pets/{petId}/photo',
      parameters: [petId],
      responses: { '200': { content: { 'image/*': { kind: 'bytes' } }, headers: {} } },
    }),
  },
  schemas: petsSchemas,
  comparisons: petsComparisons,
  resources: {
    owners: {
      path: '/owners/{ownerId}',
      creators: [{ operation: 'createOwner', id: { in: 'header', name: 'Location' } }],
      removers: [{ operation: 'deleteOwner', parameter: 'ownerId' }],
      ends: [],
    },
    pets: {
      path: '/pets/{petId}',
      creators: [{ operation: 'createPet', id: { in: 'body', pointer: '/id' } }],
      removers: [{ operation: 'deletePet', parameter: 'petId' }],
      ends: [],
      retriever: 'getPet',
      lister: 'listPets',
    },
    visits: {
      creators: [{ operation: 'createVisit', id: { in: 'body', pointer: '/id' } }],
      removers: [],
      ends: [],
      parent: 'pets',
    },
  },
  securitySchemes: {},
  requirements: [],
  inferences: [
    { location: 'Pet.createdAt', inferred: 'time', reason: 'date-time' },
    { location: 'Pet.changedAt', inferred: 'time', reason: 'date-time' },
    { location: 'Pet.expiresAt', inferred: 'time', reason: 'date-time' },
    { location: 'Pet.seenMs', inferred: 'time', reason: 'named like a time' },
    { location: 'Visit.at', inferred: 'time', reason: 'date-time' },
  ],
};
