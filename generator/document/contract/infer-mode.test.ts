import { describe, expect, test } from 'vitest';
import type { Contract } from './contract.js';
import { contractOf } from './testing/contract-of.js';

/** An API of pets and owners, whose Pet has one more property. */
function documentWith(property: string, request = ''): string {
  return `
servers: [{url: https://kennel.example/v1}]
paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        content: {application/json: {schema: {type: object, properties: {name: {type: string}${request}}}}}
      responses: {'201': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getPet
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /owners/{owner_id}:
    parameters: [{name: owner_id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getOwner
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}
components:
  schemas:
    Pet:
      type: object
      properties:
        name: {type: string}
        ${property}
`;
}

/** How a property of Pet is compared, in short: `assigned pets`. */
function comparedAs({ comparisons }: Contract, name: string): string {
  const value = comparisons['Pet']?.properties[name];
  return [value?.mode, value?.resource].filter((word) => word !== undefined).join(' ');
}

interface Row {
  readonly property: string;
  readonly want: string;
  /** More properties of the request that creates a pet. */
  readonly request?: string;
}

const rows: readonly Row[] = [
  // Ids of the object itself.
  { property: 'id: {type: integer, readOnly: true}', want: 'assigned pets' },
  { property: 'id: {type: string}', want: 'assigned pets' },
  { property: 'id: {type: integer}', want: 'equal', request: ', id: {type: integer}' },
  {
    property: 'id: {type: integer, readOnly: true}',
    want: 'assigned pets',
    request: ', id: {type: integer, readOnly: true}',
  },
  { property: 'petId: {type: integer}', want: 'assigned pets' },
  { property: 'petId: {type: integer}', want: 'equal', request: ', petId: {type: integer}' },
  { property: 'uuid: {type: string, format: uuid}', want: 'assigned pets' },
  { property: 'id: {const: 7}', want: 'equal' },
  { property: 'id: {type: boolean}', want: 'equal' },
  { property: 'idle: {type: integer}', want: 'equal' },
  { property: 'paid: {type: integer}', want: 'equal' },
  // Ids of other objects.
  { property: 'owner_id: {type: string}', want: 'assigned owners' },
  { property: 'ownerId: {type: string}', want: 'assigned owners' },
  { property: 'ownerID: {type: string}', want: 'assigned owners' },
  { property: 'firstOwnerId: {type: string}', want: 'assigned owners' },
  { property: 'parent_id: {type: integer}', want: 'assigned pets' },
  {
    property: 'owner_id: {type: string}',
    want: 'assigned owners',
    request: ', owner_id: {type: string}',
  },
  { property: 'chip_id: {type: string}', want: 'equal', request: ', chip_id: {type: string}' },
  { property: 'chip_id: {type: string}', want: 'assigned' },
  { property: 'ownership: {type: string}', want: 'equal' },
  // No resource but pets has integers or UUIDs as ids, and only pets have integers.
  {
    property: 'rivalId: {type: integer}',
    want: 'assigned pets',
    request: ', rivalId: {type: integer}',
  },
  { property: 'rivalId: {type: number}', want: 'equal', request: ', rivalId: {type: number}' },
  // Read-only UUIDs of any name.
  { property: 'token: {type: string, format: uuid, readOnly: true}', want: 'assigned' },
  { property: 'token: {type: string, format: uuid}', want: 'equal' },
  // Numbers that run on.
  { property: 'uptime: {type: number}', want: 'free' },
  { property: 'took_ms: {type: integer}', want: 'free' },
  { property: 'elapsedSeconds: {type: number}', want: 'free' },
  { property: 'requestCount: {type: integer}', want: 'free' },
  { property: 'total_requests: {type: integer}', want: 'free' },
  { property: 'duration: {type: number}', want: 'equal', request: ', duration: {type: number}' },
  { property: 'max_duration: {type: number}', want: 'equal' },
  { property: 'timeout_ms: {type: integer}', want: 'equal' },
  { property: 'uptime: {type: string}', want: 'equal' },
  { property: 'uptime: {enum: [1, 2]}', want: 'equal' },
  { property: 'toyCount: {type: integer}', want: 'equal' },
  // Times.
  { property: 'born: {type: string, format: date-time}', want: 'time' },
  { property: 'born: {type: string, format: date}', want: 'equal' },
  { property: 'created_at: {type: integer}', want: 'time' },
  { property: 'createdAt: {type: string}', want: 'time' },
  { property: "created_at: {type: [integer, 'null']}", want: 'time' },
  { property: 'created_at: {type: boolean}', want: 'equal' },
  { property: 'expires_at: {type: string, format: date}', want: 'equal' },
  { property: 'format: {type: string}', want: 'equal' },
  { property: 'at: {type: integer}', want: 'equal' },
  { property: 'cat: {type: string}', want: 'equal' },
  // ETags.
  { property: 'etag: {type: string}', want: 'assigned etags' },
  { property: 'eTag: {type: string}', want: 'assigned etags' },
  { property: 'tag: {type: string}', want: 'equal' },
  // Links that lead into the API.
  { property: 'self: {type: string, format: uri}', want: 'link' },
  { property: 'href: {type: string, format: uri-reference}', want: 'link' },
  { property: 'url: {type: string, format: uri}', want: 'link' },
  { property: 'url: {type: string, example: https://kennel.example/v1/pets/3}', want: 'link' },
  { property: 'next: {type: string, example: /pets?page=2}', want: 'link' },
  {
    property: 'url: {type: string, format: uri, example: https://elsewhere.example/3}',
    want: 'equal',
  },
  {
    property: 'url: {type: string, format: uri}',
    want: 'equal',
    request: ', url: {type: string, format: uri}',
  },
  { property: 'homepage: {type: string, format: uri}', want: 'equal' },
  { property: 'url: {type: string}', want: 'equal' },
  // Ids of requests and traces.
  { property: 'trace_id: {type: string}', want: 'free' },
  { property: 'requestId: {type: string}', want: 'free' },
  { property: 'correlation-id: {type: string}', want: 'free' },
  { property: 'trace: {type: array, items: {type: string}}', want: 'equal' },
  // Cursors.
  { property: 'next_cursor: {type: string}', want: 'assigned cursors' },
  { property: 'nextPageToken: {type: string}', want: 'assigned cursors' },
  { property: 'next_marker: {type: string}', want: 'assigned cursors' },
  { property: 'token: {type: string}', want: 'equal' },
  // What the document states takes precedence over every inference.
  { property: 'id: {type: integer, x-upspec-replay: equal}', want: 'equal' },
  { property: 'name2: {type: string, x-upspec-replay: link}', want: 'link' },
  { property: 'created_at: {type: integer, x-upspec-replay: free}', want: 'free' },
  { property: 'owner_id: {type: string, x-upspec-replay: assigned}', want: 'assigned owners' },
];

describe('a property that the document does not describe', () => {
  test.each(rows)('$property is $want, with a request that has $request', async (row) => {
    const contract = await contractOf(documentWith(row.property, row.request));
    const name = row.property.slice(0, row.property.indexOf(':'));
    expect(comparedAs(contract, name)).toBe(row.want);
  });

  test('each inference is listed with its reason, and what is stated is not', async () => {
    const { inferences } = await contractOf(
      documentWith('id: {type: integer}\n        born: {type: string, x-upspec-replay: time}'),
    );
    const ofPet = inferences.filter(({ location }) => location.startsWith('Pet.'));
    expect(ofPet).toEqual([
      {
        location: 'Pet.id',
        inferred: 'assigned',
        reason: 'it is the id of pets, and no request that creates one has it',
      },
    ]);
  });

  test('a list of ids is compared item by item', async () => {
    const { comparisons } = await contractOf(
      documentWith('owner_ids: {type: array, items: {type: string}}'),
    );
    const name = '#/components/schemas/Pet/properties/owner_ids';
    expect(comparisons['Pet']?.properties['owner_ids']).toEqual({
      mode: 'equal',
      schema: name,
      required: false,
      nullable: false,
      writeOnly: false,
      readOnly: false,
    });
    expect(comparisons[name]).toEqual({
      properties: {},
      items: { mode: 'assigned', resource: 'owners' },
    });
  });
});

describe('problem details (RFC 9457)', () => {
  const problem = (type: string, properties: string): string => `
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        default: {description: no, content: {${type}: {schema: {$ref: '#/components/schemas/Trouble'}}}}
components: {schemas: {Trouble: {type: object, properties: {${properties}}}}}
`;
  const rowsOfProblems: readonly (readonly [string, string, string])[] = [
    ['application/problem+json', 'detail: {type: string}', 'free'],
    ['application/json', 'detail: {type: string}', 'equal'],
    ['application/json', 'type: {}, title: {type: string}, detail: {type: string}', 'free'],
  ];
  test.each(rowsOfProblems)('in %s with {%s}, detail is %s', async (type, properties, want) => {
    const { comparisons } = await contractOf(problem(type, properties));
    expect(comparisons['Trouble']?.properties['detail']?.mode).toBe(want);
  });

  test('the message of a part of an error is prose, and its code is not', async () => {
    const { comparisons } = await contractOf(
      problem(
        'application/json',
        'errors: {type: array, items: {type: object, properties: {code: {type: string}, message: {type: string}}}}',
      ),
    );
    const { code, message } =
      comparisons['#/components/schemas/Trouble/properties/errors/items']?.properties ?? {};
    expect([code?.mode, message?.mode]).toEqual(['equal', 'free']);
  });

  test('title and status are compared as they are', async () => {
    const { comparisons } = await contractOf(
      problem('application/problem+json', 'title: {type: string}, status: {type: integer}'),
    );
    const { title, status } = comparisons['Trouble']?.properties ?? {};
    expect([title?.mode, status?.mode]).toEqual(['equal', 'equal']);
  });
});

describe('a header', () => {
  const headers: readonly (readonly [name: string, want: string])[] = [
    ['ETag', 'assigned etags'],
    ['Location', 'link'],
    ['Content-Location', 'link'],
    ['Last-Modified', 'time'],
    ['Date', 'time'],
    ['X-Request-Id', 'free'],
    ['traceparent', 'free'],
    ['X-RateLimit-Remaining', 'free'],
    ['X-Owner', 'equal'],
    ['Cache-Control', 'equal'],
  ];
  test.each(headers)('%s of a response is %s', async (name, want) => {
    const { operations } = await contractOf(`
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: ok, headers: {${name}: {required: true, schema: {type: string}}}}}
`);
    const header = operations['listPets']?.responses['200']?.headers[name.toLowerCase()];
    const { mode, resource } = header?.value ?? {};
    expect([mode, resource].filter((word) => word !== undefined).join(' ')).toBe(want);
    expect(header?.required).toBe(true);
  });

  test('If-Match of a request holds an ETag, and Idempotency-Key what the client chose', async () => {
    const { operations } = await contractOf(`
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: If-Match, in: header, schema: {type: string}}
        - {name: Idempotency-Key, in: header, schema: {type: string}}
      responses: {'200': {description: ok}}
`);
    expect(operations['listPets']?.parameters.map(({ value }) => value)).toEqual([
      { mode: 'assigned', resource: 'etags' },
      { mode: 'equal' },
    ]);
  });
});

test('a parent in a request is of the kind that the request creates, although other ids have the same type', async () => {
  const contract = await contractOf(`
paths:
  /folders:
    post:
      operationId: addFolder
      requestBody:
        content: {application/json: {schema: {type: object, properties: {title: {type: string}, parentId: {type: integer}}}}}
      responses: {'201': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Folder'}}}}}
  /folders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: getFolder, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Folder'}}}}}}
  /documents/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: getDocument, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Document'}}}}}}
components:
  schemas:
    Folder: {type: object, properties: {id: {type: integer}, title: {type: string}, parentId: {type: integer}}}
    Document: {type: object, properties: {id: {type: integer, readOnly: true}}}
`);
  const request = contract.operations['addFolder']?.body?.schema ?? '';
  expect(contract.comparisons[request]?.properties['parentId']).toMatchObject({
    mode: 'assigned',
    resource: 'folders',
  });
});

/** The comparison of a property of Pet: `equal?owners` where it may refer to owners. */
async function referenceOf(property: string): Promise<string> {
  const { comparisons } = await contractOf(documentWith(property));
  const name = property.slice(0, property.indexOf(':'));
  const own = comparisons['Pet']?.properties[name];
  const items = comparisons[own?.schema ?? '']?.items;
  const { mode = '', resource, mayRefer } = items ?? own ?? {};
  const list = items === undefined ? '' : '[]';
  return `${mode}${list}${mayRefer === undefined ? '' : `?${mayRefer}`}${resource === undefined ? '' : ` ${resource}`}`;
}

describe('a property that is not named as an id', () => {
  test.each([
    { property: 'keeper: {type: string, x-upspec-resource: owners}', want: 'assigned owners' },
    { property: 'sire: {type: [integer, "null"], x-upspec-resource: pets}', want: 'assigned pets' },
    {
      property: 'hits: {type: array, items: {type: integer}, x-upspec-resource: pets}',
      want: 'assigned[] pets',
    },
    {
      property: 'hits: {type: array, items: {type: integer, x-upspec-resource: pets}}',
      want: 'assigned[] pets',
    },
    {
      property: 'owner_id: {type: string, x-upspec-resource: pets}',
      want: 'assigned pets',
    },
    {
      property: 'owner_id: {type: string, x-upspec-resource: pets, x-upspec-replay: free}',
      want: 'free',
    },
    { property: 'owner: {type: string}', want: 'equal?owners' },
    { property: 'firstOwner: {type: string}', want: 'equal?owners' },
    { property: 'ownerRef: {type: string}', want: 'equal?owners' },
    { property: 'keeper: {type: string, title: ID of the owner}', want: 'equal?owners' },
    { property: 'parent: {type: integer}', want: 'equal?pets' },
    { property: 'replyTo: {type: integer}', want: 'equal?pets' },
    { property: 'copy_of: {type: integer}', want: 'equal?pets' },
    { property: 'owners: {type: array, items: {type: string}}', want: 'equal[]?owners' },
    // A number of owners.
    { property: 'owners: {type: integer}', want: 'equal' },
    { property: 'owner: {type: string, x-upspec-replay: equal}', want: 'equal' },
    { property: 'owner: {type: boolean}', want: 'equal' },
    { property: 'owner: {enum: [a, b]}', want: 'equal' },
    { property: 'owner: {type: string, format: email}', want: 'equal' },
    { property: 'count: {type: integer}', want: 'equal' },
  ])('$property is $want', async ({ property, want }) => {
    expect(await referenceOf(property)).toBe(want);
  });

  test('a parameter may state the resource itself, or in its schema', async () => {
    const parameters = `
        - {name: keeper, in: query, schema: {type: string}, x-upspec-resource: owners}
        - {name: vet, in: query, schema: {type: string, x-upspec-resource: owners}}
        - {name: owner, in: query, schema: {type: string}}
        - {name: title, in: query, schema: {type: string}, x-upspec-replay: free}`;
    const list = `
    get:
      operationId: listPets
      parameters:${parameters}
      responses: {'200': {description: ok, headers: {X-Keeper: {schema: {type: string}, x-upspec-resource: owners}}}}
`;
    const text = documentWith('name2: {type: string}').replace(
      '  /pets/{petId}:',
      `${list.slice(1)}  /pets/{petId}:`,
    );
    const { operations } = await contractOf(text);
    expect(operations['listPets']?.parameters.map(({ name, value }) => [name, value])).toEqual([
      ['keeper', { mode: 'assigned', resource: 'owners' }],
      ['vet', { mode: 'assigned', resource: 'owners' }],
      ['owner', { mode: 'equal', mayRefer: 'owners' }],
      ['title', { mode: 'free' }],
    ]);
    expect(operations['listPets']?.responses['200']?.headers['x-keeper']?.value).toEqual({
      mode: 'assigned',
      resource: 'owners',
    });
  });
});
