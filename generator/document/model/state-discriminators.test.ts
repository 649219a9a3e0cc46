import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../load/json.js';
import { stateDiscriminators } from './state-discriminators.js';

const text = { type: 'string' };
const SCHEMAS: JsonObject = {
  Boat: { type: 'object', properties: { kind: text } },
  Ship: { type: 'object', properties: { kind: text } },
  Raft: { type: 'object', properties: { kind: { const: 'raft' } } },
  Any: { type: 'object', properties: { kind: { enum: ['Any', 'Boat', 'Ship'] } } },
  Float: {
    type: 'object',
    properties: { kind: { anyOf: [{ enum: ['float'] }, { type: 'null' }] } },
  },
  Barge: { allOf: [ref('Any'), { type: 'object' }] },
  Ferry: { nullable: true, type: 'object', properties: { kind: text } },
  Fleet: { oneOf: [ref('Boat'), ref('Ship')], discriminator: { propertyName: 'kind' } },
  Canoe: { ...ref('Boat'), properties: { kind: { const: 'canoe' } } },
  Kayak: { ...ref('One'), properties: { seats: { type: 'integer' } } },
  Dinghy: ref('Boat'),
  Tender: ref('Dinghy'),
  Count: { type: 'integer' },
  One: { type: 'object', properties: { kind: ref('Count') } },
  Two: { allOf: [{ properties: { kind: { type: ['integer', 'null'] } } }] },
  Half: { type: 'object', properties: { kind: { allOf: [{ type: 'number' }] } } },
  Yes: { type: 'object', properties: { kind: { type: 'boolean', nullable: true } } },
  Both: { type: 'object', properties: { kind: { type: ['string', 'integer'] } } },
  Either: { type: 'object', properties: { kind: { anyOf: [ref('Count'), { type: 'null' }] } } },
  List: { type: 'object', properties: { kind: { type: 'array' } } },
  Sloop: { allOf: [ref('Boat'), { required: ['kind'] }] },
  Loop: { oneOf: [ref('Loop'), ref('Raft')], discriminator: { propertyName: 'kind' } },
};

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

/** An option whose values the document's own schema does not state. */
function stated(name: string, selector: JsonObject, type: Json = 'object'): JsonObject {
  return selecting(name, { type: 'string', ...selector }, type);
}

function selecting(name: string, kind: JsonObject, type: Json = 'object'): JsonObject {
  const properties = { kind };
  return { allOf: [ref(name), { type, properties }] };
}

interface Case {
  readonly name: string;
  readonly given: JsonObject;
  readonly want: JsonObject;
}

const discriminator = { propertyName: 'kind' };
const CASES: readonly Case[] = [
  {
    name: 'the option of defaultMapping is meant where the property is absent or has another value',
    given: {
      oneOf: [ref('Boat'), ref('Ship')],
      discriminator: { ...discriminator, mapping: { b: 'Boat' }, defaultMapping: 'Ship' },
    },
    want: {
      oneOf: [
        {
          allOf: [
            ref('Boat'),
            {
              type: 'object',
              required: ['kind'],
              properties: { kind: { type: 'string', const: 'b' } },
            },
          ],
        },
        {
          allOf: [
            ref('Ship'),
            {
              not: {
                type: 'object',
                required: ['kind'],
                properties: { kind: { enum: ['b'] } },
              },
            },
          ],
        },
      ],
    },
  },
  {
    name: 'an option of defaultMapping that states its value is unchanged',
    given: {
      oneOf: [ref('Raft'), ref('Any')],
      discriminator: { ...discriminator, defaultMapping: 'Raft' },
    },
    want: {
      oneOf: [
        ref('Raft'),
        {
          allOf: [
            ref('Any'),
            {
              type: 'object',
              required: ['kind'],
              properties: { kind: { type: 'string', const: 'Any' } },
            },
          ],
        },
      ],
    },
  },
  {
    name: 'only an option that requires the property has it in every value',
    given: { oneOf: [ref('Sloop'), ref('Ship')], discriminator },
    want: {
      oneOf: [
        {
          allOf: [
            ref('Sloop'),
            {
              type: 'object',
              required: ['kind'],
              properties: { kind: { type: 'string', const: 'Sloop' } },
            },
          ],
        },
        stated('Ship', { const: 'Ship' }),
      ],
    },
  },
  {
    name: 'without a mapping, the names of the components select',
    given: { oneOf: [ref('Boat'), ref('Ship')], discriminator },
    want: { oneOf: [stated('Boat', { const: 'Boat' }), stated('Ship', { const: 'Ship' })] },
  },
  {
    name: 'a mapping may name a reference or a component, and one component twice',
    given: {
      anyOf: [ref('Boat'), ref('Ship')],
      discriminator: {
        ...discriminator,
        mapping: { boat: '#/components/schemas/Boat', ship: 'Ship', vessel: 'Ship' },
      },
    },
    want: {
      anyOf: [stated('Boat', { const: 'boat' }), stated('Ship', { enum: ['ship', 'vessel'] })],
    },
  },
  {
    name: 'constants and types beside a reference count like those of its target',
    given: {
      oneOf: [ref('Canoe'), ref('Kayak'), ref('Boat')],
      discriminator: { ...discriminator, mapping: { 7: 'Kayak' } },
    },
    want: {
      oneOf: [ref('Canoe'), selecting('Kayak', { const: 7 }), stated('Boat', { const: 'Boat' })],
    },
  },
  {
    name: 'an option may be an alias of what the mapping refers to',
    given: {
      oneOf: [ref('Tender'), ref('Ship')],
      discriminator: { ...discriminator, mapping: { boat: '#/components/schemas/Boat' } },
    },
    want: { oneOf: [stated('Tender', { const: 'boat' }), stated('Ship', { const: 'Ship' })] },
  },
  {
    name: 'a mapping may refer to an alias of an option, also by its name',
    given: {
      anyOf: [ref('Boat'), ref('Ship')],
      discriminator: {
        ...discriminator,
        mapping: { dinghy: '#/components/schemas/Dinghy', tender: 'Tender' },
      },
    },
    want: {
      anyOf: [stated('Boat', { enum: ['dinghy', 'tender'] }), stated('Ship', { const: 'Ship' })],
    },
  },
  {
    name: 'a mapping refers to an option itself before an alias of it',
    given: {
      oneOf: [ref('Boat'), ref('Dinghy'), ref('Tender')],
      discriminator: {
        ...discriminator,
        mapping: { boat: 'Boat', dinghy: '#/components/schemas/Dinghy', tender: 'Tender' },
      },
    },
    want: {
      oneOf: [
        stated('Boat', { const: 'boat' }),
        stated('Dinghy', { const: 'dinghy' }),
        stated('Tender', { const: 'tender' }),
      ],
    },
  },
  {
    name: 'a constant of a component is used, independent of its name',
    given: { oneOf: [ref('Raft'), ref('Float'), ref('Boat')], discriminator },
    want: { oneOf: [ref('Raft'), ref('Float'), stated('Boat', { const: 'Boat' })] },
  },
  {
    name: 'of several constants, also by allOf, the named one selects',
    given: {
      oneOf: [ref('Any'), ref('Barge')],
      discriminator: { ...discriminator, mapping: { Ship: 'Barge' } },
    },
    want: { oneOf: [stated('Any', { const: 'Any' }), stated('Barge', { const: 'Ship' })] },
  },
  {
    name: 'a key of the mapping has the type that the property declares',
    given: {
      oneOf: [ref('One'), ref('Two'), ref('Half'), ref('Yes'), ref('Either'), ref('Both')],
      discriminator: {
        ...discriminator,
        mapping: {
          1: 'One',
          2: 'Two',
          '2e0': 'Two',
          '-0.5': 'Half',
          true: 'Yes',
          3: 'Either',
          4: 'Both',
        },
      },
    },
    want: {
      oneOf: [
        selecting('One', { const: 1 }),
        selecting('Two', { const: 2 }),
        selecting('Half', { const: -0.5 }),
        selecting('Yes', { const: true }),
        selecting('Either', { const: 3 }),
        selecting('Both', { enum: ['4', 4] }),
      ],
    },
  },
  {
    name: 'an option is unchanged where a key is not a value of the type',
    given: {
      oneOf: [ref('One'), ref('Two'), ref('Half'), ref('Yes'), ref('List')],
      discriminator: {
        ...discriminator,
        mapping: { one: 'One', 2: 'Two', 2.5: 'Two', '0x1': 'Half', 1: 'Yes', list: 'List' },
      },
    },
    want: { oneOf: [ref('One'), ref('Two'), ref('Half'), ref('Yes'), ref('List')] },
  },
  {
    name: 'the name of a component selects only where the property may be a string',
    given: {
      oneOf: [ref('One'), ref('Yes'), ref('List'), ref('Both')],
      discriminator,
    },
    want: { oneOf: [ref('One'), ref('Yes'), ref('List'), stated('Both', { const: 'Both' })] },
  },
  {
    name: 'an option that may be null stays so',
    given: { oneOf: [ref('Ferry')], discriminator },
    want: { oneOf: [stated('Ferry', { const: 'Ferry' }, ['object', 'null'])] },
  },
  {
    name: 'a union within a union selects by its own options',
    given: { oneOf: [ref('Fleet'), ref('Raft')], discriminator },
    want: { oneOf: [ref('Fleet'), ref('Raft')] },
  },
  {
    name: 'a union that contains itself does not loop',
    given: { oneOf: [ref('Loop'), { type: 'null' }], discriminator },
    want: { oneOf: [stated('Loop', { const: 'Loop' }), { type: 'null' }] },
  },
  {
    name: 'a discriminator of a base schema stays',
    given: { type: 'object', discriminator },
    want: { type: 'object', discriminator },
  },
];

describe('a discriminator is stated in JSON Schema', () => {
  test.each(CASES)('$name', ({ given, want }) => {
    const root = { components: { schemas: { ...SCHEMAS, Tested: given } } };
    const { components } = stateDiscriminators(root) as unknown as typeof root;
    expect(components.schemas.Tested).toEqual(want);
  });
});
