import type { Json, JsonObject } from '@upspec/document';

/** Schemas of one kind, and valid values of them, from which invalid ones are made. */
export interface AgreementRow {
  /** The version of OpenAPI; defaults to 3.1.0. */
  readonly openapi?: string;
  readonly schemas: JsonObject;
  /** The schemas that a request sends. */
  readonly sent?: readonly string[];
  /** By the name of a schema. */
  readonly values: Readonly<Record<string, readonly Json[]>>;
  /**
   * Whether a property that no schema names is judged, too: TypeScript rejects it in a literal,
   * also where JSON Schema allows it.
   */
  readonly isClosed?: boolean;
}

const text = { type: 'string' };
const number = { type: 'number' };

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

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

/** Every kind that a type can express. */
export const AGREEMENT_ROWS: Readonly<Record<string, AgreementRow>> = {
  'an object with required and optional properties': {
    schemas: {
      Boat: {
        type: 'object',
        required: ['name'],
        properties: { name: text, length: number, isAfloat: { type: 'boolean' } },
      },
    },
    values: { Boat: [{ name: 'Ada', length: 4, isAfloat: true }] },
  },
  'a default makes nothing required': {
    schemas: { Size: { type: 'object', properties: { height: { type: 'number', default: 1 } } } },
    values: { Size: [{ height: 2 }, {}] },
  },
  'a free-form object': {
    schemas: { Labels: { type: 'object' }, Other: { type: 'object', additionalProperties: {} } },
    values: { Labels: [{ a: 1 }, {}], Other: [{ a: [] }] },
    isClosed: true,
  },
  'a map': {
    schemas: { Counts: { type: 'object', additionalProperties: { type: 'integer' } } },
    values: { Counts: [{ a: 1, b: 2 }] },
    isClosed: true,
  },
  'other properties of the same type beside properties': {
    schemas: {
      Mixed: {
        type: 'object',
        required: ['name'],
        properties: { name: text },
        additionalProperties: text,
      },
    },
    values: { Mixed: [{ name: 'a', other: 'b' }] },
  },
  'required names that only additionalProperties describe': {
    schemas: {
      Counted: { type: 'object', required: ['a', 'b'], additionalProperties: number },
      Held: {
        type: 'object',
        required: ['never'],
        properties: { kept: text },
        additionalProperties: false,
      },
      Holder: { type: 'object', properties: { held: ref('Held'), counted: ref('Counted') } },
    },
    values: {
      Counted: [{ a: 1, b: 2 }],
      Holder: [{ counted: { a: 1, b: 2, c: 3 } }, { counted: { a: 1, b: 2 } }],
    },
  },
  'an object without other properties': {
    schemas: {
      Closed: { type: 'object', properties: { a: text }, additionalProperties: false },
      Empty: { type: 'object', additionalProperties: false },
    },
    values: { Closed: [{ a: 'a' }], Empty: [{}] },
    isClosed: true,
  },
  'lists and maps of lists': {
    schemas: {
      Lists: {
        type: 'object',
        properties: {
          names: { type: 'array', items: { type: ['string', 'null'] } },
          any: { type: 'array' },
          grid: { type: 'object', additionalProperties: { type: 'array', items: number } },
        },
      },
    },
    values: { Lists: [{ names: ['a', null], any: [1, 'b'], grid: { a: [1] } }] },
  },
  'open tuples': {
    schemas: {
      Pair: { type: 'array', prefixItems: [text, number], minItems: 2 },
      Loose: { type: 'array', prefixItems: [text, ref('Pair')] },
      Rest: { type: 'array', prefixItems: [text], items: { type: 'boolean' }, minItems: 1 },
    },
    values: {
      Pair: [
        ['a', 1],
        ['a', 1, { any: 'thing' }],
      ],
      Loose: [[], ['a'], ['a', ['b', 2]]],
      Rest: [['a', true, false]],
    },
  },
  'closed tuples': {
    schemas: {
      Pair: { type: 'array', prefixItems: [text, number], items: false, minItems: 2 },
      Short: { type: 'array', prefixItems: [text, number], maxItems: 1 },
      Nested: { type: 'array', prefixItems: [ref('Short'), text], maxItems: 2, minItems: 1 },
    },
    values: { Pair: [['a', 1]], Short: [['a'], []], Nested: [[['a'], 'b'], [[]]] },
  },
  'constants and enumerations': {
    schemas: {
      Words: { type: 'string', enum: ['a', 'b'] },
      Mixed: { enum: ['a', 1, true, null, { x: 1 }, ['y']] },
      Typed: { type: ['string', 'null'], enum: ['a', null, 3] },
      One: { const: 'only' },
    },
    values: {
      Words: ['a', 'b'],
      Mixed: ['a', 1, true, null, { x: 1 }, ['y']],
      Typed: ['a', null],
      One: ['only'],
    },
  },
  'values that may be null': {
    openapi: '3.0.3',
    schemas: {
      Boat: { type: 'object', required: ['name'], properties: { name: text } },
      Trip: {
        type: 'object',
        required: ['boat', 'port', 'crew', 'note'],
        properties: {
          boat: { nullable: true, allOf: [ref('Boat')] },
          port: { type: 'string', nullable: true, enum: ['north', 'south', null] },
          crew: { type: 'array', nullable: true, items: { type: 'string', nullable: true } },
          note: { $ref: '#/components/schemas/Boat', nullable: true },
        },
      },
    },
    values: {
      Trip: [
        { boat: { name: 'Ada' }, port: 'north', crew: ['a', null], note: { name: 'Bo' } },
        { boat: null, port: null, crew: null, note: null },
      ],
    },
  },
  'values that may be null in OpenAPI 3.1': {
    schemas: {
      Boat: { type: 'object', required: ['name'], properties: { name: text } },
      Trip: {
        type: 'object',
        required: ['boat', 'port'],
        properties: {
          boat: { oneOf: [ref('Boat'), { type: 'null' }] },
          port: { anyOf: [text, { type: 'null' }] },
        },
      },
    },
    values: {
      Trip: [
        { boat: { name: 'Ada' }, port: 'north' },
        { boat: null, port: null },
      ],
    },
  },
  'what a schema beside its $ref demands in OpenAPI 3.1': {
    schemas: {
      Boat: { type: 'object', properties: { name: text, length: number } },
      Named: { ...ref('Boat'), required: ['name'] },
      Known: { ...ref('Boat'), properties: { port: text }, required: ['port'] },
    },
    values: { Named: [{ name: 'Ada', length: 1 }], Known: [{ name: 'Ada', port: 'north' }] },
  },
  'what OpenAPI 3.0 ignores beside a $ref': {
    openapi: '3.0.3',
    schemas: {
      Boat: { type: 'object', properties: { name: text } },
      Fleet: {
        type: 'object',
        properties: { first: { ...ref('Boat'), required: ['name'], maxProperties: 0 } },
      },
    },
    values: { Fleet: [{ first: { name: 'Ada' } }, { first: {} }] },
  },
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
