import { inheritedNames, reservedWords, typeNames } from './odd-names.js';

/** Documents whose names have another meaning in a language or a file system. */
export const DOCUMENTS: Readonly<Record<string, object>> = {
  'title-and-resource': titled('Parcels API', { '/parcels': list('listParcels') }),
  'title-of-the-language': titled('Error', { '/parcels': list('listParcels') }),
  'title-of-a-library': titled('JSON API', { '/set': list('listSets') }),
  inherited: titled(
    'Inherited',
    Object.fromEntries(
      inheritedNames().flatMap((name) => [
        [`/${name}`, list(name, [query(name)])],
        [`/parcels/{${name}}/labels`, list(`label ${name}`, [inPath(name)])],
      ]),
    ),
    {
      Loose: { type: 'object', properties: properties(inheritedNames()) },
      Closed: {
        type: 'object',
        required: ['constructor', '__proto__'],
        properties: properties(['constructor', '__proto__']),
        additionalProperties: false,
      },
      Tags: { type: 'object', properties: { a: { type: 'array', uniqueItems: true } } },
      Words: { type: 'array', uniqueItems: true, items: { type: 'string' } },
      Fixed: { const: ownProto(1) },
      Choice: { enum: [ownProto(1), ['valueOf'], { valueOf: { toString: null } }] },
      // A component named __proto__ is an error.
      ...Object.fromEntries(
        inheritedNames()
          .filter((name) => name !== '__proto__')
          .map((name) => [name, { enum: inheritedNames() }]),
      ),
    },
  ),
  discriminated: titled(
    'Discriminated',
    { '/vessels': list('listVessels') },
    {
      Boat: {
        type: 'object',
        properties: { kind: { type: 'string' }, sails: { type: 'integer' } },
      },
      Ship: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
      Raft: { type: 'object', required: ['kind'], properties: { kind: { const: 'raft' } } },
      Vessel: {
        oneOf: [component('Boat'), component('Ship')],
        discriminator: {
          propertyName: 'kind',
          mapping: { boat: '#/components/schemas/Boat', ship: 'Ship' },
        },
      },
      Dinghy: component('Boat'),
      Tender: component('Dinghy'),
      Harbor: {
        oneOf: [component('Tender'), component('Ship')],
        discriminator: {
          propertyName: 'kind',
          mapping: { tender: '#/components/schemas/Tender', ship: '#/components/schemas/Ship' },
        },
      },
      Quay: {
        anyOf: [component('Boat'), component('Dinghy'), component('Ship')],
        discriminator: {
          propertyName: 'kind',
          mapping: {
            boat: '#/components/schemas/Boat',
            dinghy: '#/components/schemas/Dinghy',
            ship: 'Ship',
          },
        },
      },
      Lock: {
        type: 'object',
        required: ['level'],
        properties: { level: { type: 'integer' } },
      },
      Weir: {
        type: 'object',
        required: ['level'],
        properties: { level: { type: 'integer' } },
      },
      Gate: {
        oneOf: [component('Lock'), component('Weir')],
        discriminator: {
          propertyName: 'level',
          mapping: { 1: '#/components/schemas/Lock', 2: '#/components/schemas/Weir' },
        },
      },
      Implied: {
        anyOf: [component('Boat'), component('Ship')],
        discriminator: { propertyName: 'kind' },
      },
      Fleet: {
        oneOf: [component('Vessel'), component('Raft')],
        discriminator: { propertyName: 'kind' },
      },
    },
  ),
  words: titled(
    'Words',
    Object.fromEntries(
      reservedWords().flatMap((word) => [
        [`/${word}`, list(`list ${word}`)],
        [`/parcels/{${word}}/${word}`, list(`under ${word}`, [inPath(word)])],
      ]),
    ),
  ),
  parameters: titled('Parameters', {
    '/a/{foo-bar}/{foo_bar}/{fooBar}': list('a', ['foo-bar', 'foo_bar', 'fooBar'].map(inPath)),
    '/b/{1st}/{名前}/{x²}/{class}/{classId}': list(
      'b',
      ['1st', '名前', 'x²', 'class', 'classId'].map(inPath),
    ),
    '/c/{createParts}': { post: { ...sendsFile(), parameters: [inPath('createParts')] } },
  }),
  ids: titled('Ids', {
    '/a': { ...list('a#b'), post: call('a/b'), put: call('a b'), delete: call('a\'b"') },
    '/b': { ...list('1st'), post: call('日本'), put: call('${x}`'), delete: call('\\n') },
    '/c#x': list('c#1', [query('fields')]),
    '/c#y': list('c#2', [query('fields')]),
    '/d?beta=true': list('d', [query('fields')]),
    '/a/b/c': { post: call('abc') },
    '/a/bC': { post: call('aBC') },
    '/run/program': { post: call('run') },
    '/foo': { post: sends('foo') },
    '/foo/{id}/bar-create': { post: { ...sends('bar'), parameters: [inPath('id')] } },
    '/foo-bar': { post: sends('fooBar') },
  }),
  types: titled(
    'Types',
    Object.fromEntries(
      typeNames().map((name) => [
        `/${name}`,
        { get: { operationId: `get ${name}`, responses: responding(component(name)) } },
      ]),
    ),
    Object.fromEntries(typeNames().map((name) => [name, requiring(typeNames()[0] ?? '')])),
  ),
  cases: titled(
    'Cases',
    { '/parrots': list('listParrots') },
    Object.fromEntries(
      [
        'Parrot',
        'parrot',
        'PARROT',
        'par-rot',
        'CON',
        'con',
        'caf\u00e9',
        'cafe\u0301',
        '日本',
      ].map((name) => [name, { type: 'object', properties: properties(['a']) }]),
    ),
  ),
  pages: titled('Pages', {
    '/optional': list('optional', [query('after')], page()),
    '/nullable': list('nullable', [query('after')], { ...page(), type: ['object', 'null'] }),
    '/either': list('either', [query('after')], { oneOf: [page(), { type: 'object' }] }),
  }),
  bytes: titled('Bytes', {
    '/raw': {
      put: {
        operationId: 'put',
        description: 'Not a PartRule, a NamedFileInput or a PagePromise.',
        requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
        responses: { 204: { description: 'Done' } },
      },
    },
  }),
};

/** An object with an own property that is named `__proto__`. */
function ownProto(value: number): object {
  return { a: 1, ['__proto__']: value };
}

function titled(title: string, paths: object, schemas: object = {}): object {
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    servers: [{ url: 'https://api.example/v1' }],
    paths,
    components: { schemas },
  };
}

function list(operationId: string, parameters: readonly object[] = [], schema?: object): object {
  return { get: call(operationId, parameters, schema) };
}

function call(operationId: string, parameters: readonly object[] = [], schema?: object): object {
  const response = schema ?? { type: 'object', properties: properties(['a']) };
  return { operationId, parameters, responses: responding(response) };
}

function responding(schema: object): object {
  return { 200: { description: 'Done', content: { 'application/json': { schema } } } };
}

function sends(operationId: string): object {
  const content = { 'application/json': { schema: { type: 'object' } } };
  return { ...call(operationId, [query('x')]), requestBody: { required: true, content } };
}

function sendsFile(): object {
  const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };
  const content = { 'multipart/form-data': { schema } };
  return { ...call('sendFile'), requestBody: { required: true, content } };
}

function page(): object {
  const item = { type: 'object', properties: properties(['id']) };
  return {
    type: 'object',
    properties: { data: { type: 'array', items: item }, has_more: { type: 'boolean' } },
  };
}

/** An object that makes openapi-typescript use its own types. */
function requiring(name: string): object {
  return {
    type: 'object',
    properties: {
      a: { type: 'object', additionalProperties: { type: 'string' } },
      b: { allOf: [component(name)], required: ['a'] },
      c: { type: 'string', format: 'binary' },
    },
  };
}

function component(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

function properties(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
}

function query(name: string): object {
  return { name, in: 'query', schema: { type: 'string' } };
}

function inPath(name: string): object {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}
