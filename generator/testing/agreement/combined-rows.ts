import type { JsonObject } from '@upspec/document';
import { type AgreementRow, number, ref, text } from './agreement-row.js';

const SAW = {
  type: 'object',
  required: ['kind', 'teeth'],
  properties: { kind: text, teeth: { type: 'integer' } },
};
const DRILL = {
  type: 'object',
  required: ['kind', 'speed'],
  properties: { kind: text, speed: number },
};
const TOOLS: JsonObject = {
  Tool: {
    oneOf: [ref('Saw'), ref('Drill')],
    discriminator: {
      propertyName: 'kind',
      mapping: { saw: '#/components/schemas/Saw', drill: 'Drill' },
    },
  },
  Saw: SAW,
  Drill: DRILL,
};
const saw = { kind: 'saw', teeth: 3 };
const drill = { kind: 'drill', speed: 2.5 };

/** Schemas that are made of others, and what JavaScript or a direction makes special. */
export const COMBINED_ROWS: Readonly<Record<string, AgreementRow>> = {
  'allOf with only required names': {
    schemas: {
      Boat: { type: 'object', properties: { name: text, length: number } },
      Named: { allOf: [ref('Boat'), { required: ['name'] }] },
      Nested: { allOf: [{ allOf: [ref('Named')] }, { type: 'object', required: ['length'] }] },
    },
    values: { Named: [{ name: 'Ada', length: 1 }], Nested: [{ name: 'Ada', length: 1 }] },
  },
  'properties beside allOf, oneOf and anyOf': {
    schemas: {
      Base: { type: 'object', required: ['id'], properties: { id: text } },
      All: {
        allOf: [ref('Base')],
        type: 'object',
        required: ['size'],
        properties: { size: number },
      },
      One: {
        type: 'object',
        required: ['id'],
        properties: { id: text },
        oneOf: [
          { type: 'object', required: ['a'], properties: { a: text } },
          { type: 'object', required: ['b'], properties: { b: number } },
        ],
      },
      Any: {
        type: 'object',
        properties: { a: text, b: number },
        anyOf: [{ required: ['a'] }, { required: ['b'] }],
      },
      Both: {
        allOf: [ref('Base')],
        anyOf: [{ type: 'object', required: ['c'], properties: { c: text } }],
        oneOf: [{ type: 'object', required: ['d'], properties: { d: text } }],
      },
    },
    values: {
      All: [{ id: 'a', size: 1 }],
      One: [
        { id: 'x', a: 'a' },
        { id: 'x', b: 1 },
      ],
      Any: [{ a: 'a' }, { b: 1 }, { a: 'a', b: 1 }],
      Both: [{ id: 'a', c: 'c', d: 'd' }],
    },
  },
  'a discriminated union': { schemas: TOOLS, values: { Tool: [saw, drill] } },
  'a discriminated union in allOf and nullable': {
    openapi: '3.0.3',
    schemas: {
      ...TOOLS,
      Owned: {
        allOf: [ref('Tool'), { type: 'object', required: ['owner'], properties: { owner: text } }],
      },
      Shelf: {
        type: 'object',
        required: ['maybe'],
        properties: { maybe: { nullable: true, allOf: [ref('Tool')] } },
      },
    },
    values: {
      Owned: [
        { ...saw, owner: 'Ada' },
        { ...drill, owner: 'Ada' },
      ],
      Shelf: [{ maybe: saw }, { maybe: drill }, { maybe: null }],
    },
  },
  'schemas that extend one with a discriminator': {
    openapi: '3.0.3',
    schemas: {
      Animal: {
        type: 'object',
        required: ['kind'],
        properties: { kind: text },
        discriminator: {
          propertyName: 'kind',
          mapping: {
            cat: '#/components/schemas/Cat',
            pup: '#/components/schemas/Puppy',
            dog: '#/components/schemas/Dog',
          },
        },
      },
      Cat: { allOf: [ref('Animal'), { type: 'object', properties: { lives: number } }] },
      Dog: { allOf: [ref('Animal'), { type: 'object', properties: { bark: text } }] },
      Puppy: { allOf: [ref('Dog'), { type: 'object', properties: { age: number } }] },
    },
    values: {
      Cat: [{ kind: 'cat', lives: 9 }],
      Dog: [{ kind: 'dog', bark: 'loud' }, { kind: 'pup' }],
      Puppy: [{ kind: 'pup', age: 1, bark: 'soft' }],
    },
  },
  recursion: {
    schemas: {
      Words: { oneOf: [text, { type: 'array', items: ref('Words') }] },
      Tree: {
        type: 'object',
        required: ['value'],
        properties: { value: number, children: { type: 'array', items: ref('Tree') } },
      },
      Json: {
        anyOf: [
          { type: ['string', 'number', 'boolean', 'null'] },
          { type: 'array', items: ref('Json') },
          { type: 'object', additionalProperties: ref('Json') },
        ],
      },
    },
    values: {
      Words: ['a', ['b', ['c']]],
      Tree: [{ value: 1, children: [{ value: 2, children: [] }] }],
      Json: [{ a: [1, 'b', { c: null }] }],
    },
  },
  'a $ref to a part of another schema': {
    schemas: {
      Order: {
        type: 'object',
        properties: { item: { type: 'object', required: ['id'], properties: { id: text } } },
      },
      Line: { type: 'object', properties: { item: ref('Order/properties/item') } },
    },
    values: { Line: [{ item: { id: 'a' } }] },
  },
  // Where these are optional, TypeScript compares them with the inherited ones and rejects `{}`.
  'required names that every object of JavaScript has': {
    schemas: {
      Car: { type: 'object', required: ['constructor'], properties: { constructor: text } },
      Odd: { type: 'object', required: ['valueOf'], properties: { valueOf: number, 'a-b': text } },
    },
    values: { Car: [{ constructor: 'Ada' }], Odd: [{ valueOf: 1, 'a-b': 'c' }] },
  },
  'a response without what is writeOnly, and a request without what is readOnly': {
    schemas: {
      Account: {
        type: 'object',
        required: ['id', 'name', 'secret'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: text,
          secret: { type: 'string', writeOnly: true },
        },
      },
      Team: { type: 'object', required: ['owner'], properties: { owner: ref('Account') } },
    },
    sent: ['Team'],
    values: {
      Account: [{ id: 1, name: 'Ada' }],
      AccountInput: [{ name: 'Ada', secret: 's' }],
      Team: [{ owner: { id: 1, name: 'Ada' } }],
      TeamInput: [{ owner: { name: 'Ada', secret: 's' } }],
    },
  },
};
