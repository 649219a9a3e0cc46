const JSON_TYPE = 'application/json';

function document(paths: object, schemas: object = {}, openapi = '3.1.0'): object {
  return { openapi, info: { title: 'Depot', version: '1' }, paths, components: { schemas } };
}

function responses(...each: readonly (readonly [status: string, schema?: object])[]): object {
  return Object.fromEntries(
    each.map(([status, schema]) => [
      status,
      { description: 'ok', ...(schema && { content: { [JSON_TYPE]: { schema } } }) },
    ]),
  );
}

function body(type: string, schema: object): object {
  return { required: true, content: { [type]: { schema } } };
}

const text = { type: 'string' };
const crate = { $ref: '#/components/schemas/Crate' };
const CRATE = {
  type: 'object',
  required: ['id', 'name', 'secret'],
  properties: {
    id: { ...text, readOnly: true },
    name: text,
    secret: { ...text, writeOnly: true },
  },
};
const binary = { type: 'string', format: 'binary' };

/** Documents whose clients need care: each is one kind of requests and responses. */
export const CLIENT_DOCUMENTS: Readonly<Record<string, object>> = {
  'nothing but paths': document({ '/a': { get: { responses: responses(['200']) } } }),
  'no operation': document({}, { Crate: CRATE }),
  'a path parameter of each type': document({
    '/a/{flag}/{size}/{kind}/{any}/{date}/{either}/{bytes}': {
      get: {
        parameters: [
          ['flag', { type: 'boolean' }],
          ['size', { enum: [1, 2] }],
          ['kind', { enum: ['a', 1, null] }],
          ['any', {}],
          ['date', { ...text, format: 'date' }],
          ['either', { type: ['number', 'string', 'null'] }],
          ['bytes', binary],
        ].map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
        responses: responses(['200']),
      },
    },
  }),
  'several successes': document(
    {
      '/crates': {
        put: {
          operationId: 'putCrate',
          requestBody: body(JSON_TYPE, crate),
          responses: responses(['201', crate], ['204']),
        },
        get: { operationId: 'getCrates', responses: responses(['default', crate]) },
      },
    },
    { Crate: CRATE },
  ),
  'a page of optional data': document({
    '/crates': {
      get: {
        operationId: 'listCrates',
        parameters: [
          { name: 'after', in: 'query', schema: text },
          { name: 'limit', in: 'query', schema: { type: 'integer', default: 20 } },
        ],
        responses: responses([
          '200',
          {
            type: 'object',
            properties: {
              has_more: { type: 'boolean' },
              data: { type: 'array', items: { type: 'object', properties: { id: text } } },
            },
          },
        ]),
      },
    },
  }),
  'files in several forms': document(
    {
      '/photos': {
        post: {
          operationId: 'addPhoto',
          requestBody: body('multipart/form-data', { $ref: '#/components/schemas/Photo' }),
          responses: responses(['200']),
        },
      },
      '/scans': {
        post: {
          operationId: 'addScan',
          requestBody: body('multipart/form-data', { $ref: '#/components/schemas/Scan' }),
          responses: responses(['200']),
        },
      },
      '/raw': {
        post: {
          operationId: 'addRaw',
          requestBody: body('application/octet-stream', binary),
          responses: responses(['200']),
        },
      },
    },
    {
      Photo: { type: 'object', required: ['file'], properties: { file: binary, note: text } },
      Scan: {
        oneOf: [
          { type: 'object', required: ['file'], properties: { file: binary, page: text } },
          { type: 'object', required: ['url'], properties: { url: text } },
        ],
      },
    },
  ),
  'bodies of text': document({
    '/notes/{id}': {
      put: {
        operationId: 'putNote',
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        requestBody: body('text/plain', text),
        responses: responses(['200']),
      },
      patch: {
        operationId: 'patchNote',
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        requestBody: body('application/xml', { type: 'object' }),
        responses: responses(['200']),
      },
    },
  }),
  'schemas with the names of globals': document(
    {
      '/blobs': {
        post: {
          operationId: 'addBlob',
          requestBody: body('multipart/form-data', {
            type: 'object',
            properties: { file: binary, meta: { $ref: '#/components/schemas/Record' } },
          }),
          responses: responses(['200', { $ref: '#/components/schemas/Blob' }]),
        },
      },
    },
    {
      Blob: { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } },
      Record: { type: 'object', additionalProperties: false },
      Error: { type: 'object', properties: { Array: { $ref: '#/components/schemas/Array' } } },
      Array: { type: 'array', items: { $ref: '#/components/schemas/Error' } },
    },
  ),
  'schemas that are a part of themselves': document(
    {},
    {
      Loop: { anyOf: [{ $ref: '#/components/schemas/Loop' }, text] },
      There: { allOf: [{ $ref: '#/components/schemas/Back' }] },
      Back: { oneOf: [{ $ref: '#/components/schemas/There' }, { type: 'null' }] },
      variant: { type: 'object', properties: { a: text } },
      Variant: { type: 'object', properties: { b: text } },
    },
  ),
};
