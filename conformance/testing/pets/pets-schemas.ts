import type { Contract } from '@upspec/document';

/** The JSON Schemas of the invented API. */
export const petsSchemas: Contract['schemas'] = {
  Owner: {
    type: 'object',
    required: ['id', 'name', 'password'],
    properties: {
      id: { type: 'integer' },
      name: { type: 'string' },
      password: { type: 'string', writeOnly: true },
    },
  },
  Pet: {
    type: 'object',
    required: ['id', 'name', 'count', 'kind'],
    properties: {
      id: { type: 'integer' },
      ownerId: { type: 'integer' },
      name: { type: 'string' },
      count: { type: 'integer' },
      createdAt: { type: 'string', format: 'date-time' },
      kind: { $ref: '#/schemas/Kind' },
    },
  },
  Kind: { oneOf: [{ $ref: '#/schemas/Cat' }, { $ref: '#/schemas/Dog' }] },
  Cat: {
    type: 'object',
    required: ['type', 'lives'],
    properties: { type: { const: 'cat' }, lives: { type: 'integer' } },
  },
  Dog: {
    type: 'object',
    required: ['type', 'trainer'],
    properties: { type: { const: 'dog' }, trainer: { type: 'integer' } },
  },
  PetPage: {
    type: 'object',
    required: ['items'],
    properties: {
      items: { type: 'array', items: { $ref: '#/schemas/Pet' } },
      next: { type: ['string', 'null'] },
    },
  },
  Visit: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', format: 'uuid' } },
  },
  Problem: { type: 'object', required: ['status'], properties: { status: { type: 'integer' } } },
};
