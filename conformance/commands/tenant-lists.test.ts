import type { IncomingMessage, RequestListener } from 'node:http';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDocument, type DocumentCheck } from './testing/check-document.js';

// An invented API with two users, each of whom has shelves, and books on them.

const document = `
openapi: 3.1.0
info: { title: Shelves, version: '1' }
security: [{ key: [] }]
paths:
  /shelves:
    get:
      operationId: listShelves
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        '200': { description: All., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Shelf' } } } } }
    post:
      operationId: addShelf
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Shelf' } } } }
      responses:
        '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Shelf' } } } }
  /shelves/{shelfId}:
    parameters: [{ name: shelfId, in: path, required: true, schema: { type: string } }]
    delete:
      operationId: removeShelf
      responses: { '204': { description: Removed. } }
components:
  schemas:
    Shelf:
      type: object
      required: [id]
      properties: { id: { type: string, readOnly: true }, label: { type: string } }
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
`;

const shelf = { id: 'shelf-one', label: 'poems' };
const fixture = {
  name: 'life',
  title: 'A shelf is added, listed and removed',
  source: { kind: 'recorded', evidence: ['a session of this test'] },
  exchanges: [
    {
      operation: 'addShelf',
      request: { method: 'POST', path: '/shelves', body: { json: { label: shelf.label } } },
      response: { status: 201, body: { json: shelf } },
    },
    {
      operation: 'listShelves',
      request: { method: 'GET', path: '/shelves?limit=1' },
      response: { status: 200, body: { json: [shelf] } },
    },
    {
      operation: 'removeShelf',
      request: { method: 'DELETE', path: '/shelves/shelf-one' },
      response: { status: 204 },
    },
  ],
};

const keys = ['key-of-ann', 'key-of-ben'];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-tenant-lists-'));
  await writeFile(join(folder, 'life.json'), JSON.stringify(fixture));
});
afterEach(() => rm(folder, { recursive: true }));

interface Shelf {
  readonly id: string;
  readonly label: string;
}

interface Shelves {
  /** What a user sees of the shelves of another one. */
  readonly list: 'own' | 'all' | 'none';
  /** The id of a new shelf of a user who has so many; by default it is unlike any other. */
  readonly idOf?: (count: number) => string;
  /** Whether a list has ids alone. */
  readonly isOfIds?: boolean;
  /** What the other user has before. */
  readonly others?: readonly Shelf[];
}

function uniqueId(): string {
  return `shelf-${randomUUID()}`;
}

function serving({
  list,
  idOf = uniqueId,
  isOfIds = false,
  others = [],
}: Shelves): RequestListener {
  const shelves = new Map<string, readonly Shelf[]>([['key-of-ben', others]]);
  return (request: IncomingMessage, response) => {
    request.resume();
    const { method = '', url = '', headers } = request;
    const key = String(headers['x-key']);
    const own = shelves.get(key) ?? [];
    const send = (status: number, body?: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    if (!keys.includes(key)) return send(401, { message: 'no' });
    if (!/^\/shelves(?:[/?]|$)/.test(url)) return send(404, { message: 'no' });
    if (method === 'POST') {
      const id = idOf(own.length);
      shelves.set(key, [...own, { id, label: shelf.label }]);
      return send(201, shelves.get(key)?.at(-1));
    }
    if (method === 'DELETE') {
      const id = url.split('/').at(-1);
      const rest = own.filter((each) => each.id !== id);
      shelves.set(key, rest);
      return rest.length < own.length ? send(204) : send(404, { message: 'no' });
    }
    if (key === keys[1] && list === 'none') return send(403, { message: 'no' });
    const listed = list === 'all' ? [...shelves.values()].flat() : own;
    return send(200, isOfIds ? listed.map(({ id }) => id) : listed);
  };
}

function checkShelves(shelves: Shelves): Promise<DocumentCheck> {
  const ofIds = document.replace(
    "items: { $ref: '#/components/schemas/Shelf' }",
    'items: { type: string }',
  );
  return checkDocument({
    document: shelves.isOfIds === true ? ofIds : document,
    respond: serving(shelves),
    apiKey: ['key-of-ann'],
    otherApiKey: ['key-of-ben'],
    fixtures: [folder],
    only: ['tenants/life/listShelves'],
  });
}

test('a server that lists what another user added is reported', async () => {
  const { text } = await checkShelves({ list: 'all' });
  expect(text).toContain('0 passed, 1 warned, 0 failed');
  expect(text).toContain(
    'tenants/life/listShelves: GET /shelves lists no resource of another tenant',
  );
  expect(text).toContain('$OTHER_SHELVES_API_KEY');
  expect(text).not.toContain('key-of-ben');
});

test('a server that lists the ids of what another user added is reported', async () => {
  const { text } = await checkShelves({ list: 'all', isOfIds: true });
  expect(text).toContain('0 passed, 1 warned, 0 failed');
});

test.each<[string, Shelves]>([
  ['lists what each user added', { list: 'own' }],
  ['rejects the list of another user', { list: 'none' }],
  [
    'numbers the shelves of each user',
    { list: 'own', idOf: (count) => `${count + 1}`, others: [{ id: '1', label: 'novels' }] },
  ],
  [
    'numbers them behind a word',
    { list: 'own', idOf: (count) => `shelf-${count + 1}`, others: [{ id: 'shelf-1', label: 'x' }] },
  ],
  [
    'has ids that begin with the whole id of another user',
    {
      list: 'own',
      idOf: () => 'shelf-of-ann',
      others: [
        { id: 'shelf-of-ann-2', label: shelf.label },
        { id: 'my-shelf-of-ann', label: shelf.label },
      ],
    },
  ],
])('a server that %s passes', async (_, shelves) => {
  const { text } = await checkShelves(shelves);
  expect(text).toContain('1 passed, 0 warned, 0 failed');
});
