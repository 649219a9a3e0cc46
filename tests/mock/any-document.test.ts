import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fixture } from '../../conformance/fixture-format/fixture.js';
import type { RunningMock } from '../../conformance/mock/open-mock.js';
import { openInlineMock, send } from './open-inline-mock.js';

const document = `
openapi: 3.1.0
info: { title: Kennel, version: '1' }
servers: [{ url: https://kennel.example/v2 }]
paths:
  /dogs:
    get:
      operationId: listDogs
      parameters:
        - { name: after, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 10, default: 2 } }
        - { name: breed, in: query, schema: { type: string } }
        - { name: order, in: query, schema: { enum: [asc, desc], default: asc } }
      responses:
        '200':
          description: Dogs.
          content:
            application/json:
              schema:
                type: object
                required: [data, has_more]
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Dog' } }
                  has_more: { type: boolean }
              example: { data: [{ id: dog_00000001, name: Fido, breed: pug }], has_more: false }
    post:
      operationId: addDog
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/NewDog' } }
          application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/NewDog' } }
      responses:
        '201':
          description: Added.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Dog' }
              examples:
                small: { value: { id: dog_00000001, name: Fido, breed: pug } }
                large: { value: { id: dog_00000002, name: Rex, breed: dane } }
        '400':
          description: Wrong.
          content:
            application/json:
              schema: { type: object, required: [message], properties: { message: { type: string } } }
        default:
          description: Any other error.
          content:
            application/json:
              schema: { type: object, required: [code], properties: { code: { type: integer } } }
              example: { code: 42 }
  /dogs/{dogId}:
    parameters: [{ name: dogId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getDog
      responses:
        '200': { description: A dog., content: { application/json: { schema: { $ref: '#/components/schemas/Dog' }, example: { id: dog_00000001, name: Fido, breed: pug } } } }
        '404': { description: None. }
    delete:
      operationId: removeDog
      responses:
        '204': { description: Removed. }
  /photos:
    post:
      operationId: addPhoto
      security: [{ token: [] }, { user: [] }]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file, caption]
              additionalProperties: false
              properties:
                file: { type: string, format: binary }
                caption: { type: string, maxLength: 9 }
                width: { type: integer }
                tags: { type: array, items: { type: string } }
                site: { type: object, required: [city], properties: { city: { type: string } } }
      responses:
        '200': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Photo' } } } }
  /photos/{photoId}:
    parameters: [{ name: photoId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getPhoto
      responses:
        '200': { description: A photo., content: { application/json: { schema: { $ref: '#/components/schemas/Photo' } } } }
    delete:
      operationId: removePhoto
      responses: { '204': { description: Removed. } }
  /photos/{photoId}/content:
    parameters: [{ name: photoId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getPhotoContent
      responses: { '200': { description: The bytes., content: { image/png: {} } } }
  /search/{ids}:
    get:
      operationId: search
      parameters:
        - { name: ids, in: path, required: true, schema: { type: array, items: { type: integer }, maxItems: 2 } }
        - { name: size, in: query, style: deepObject, schema: { type: object, additionalProperties: false, properties: { min: { type: integer } } } }
        - { name: sort, in: query, explode: false, schema: { type: array, items: { enum: [a, b] } } }
        - { name: X-Depth, in: header, schema: { type: integer } }
        - { name: lang, in: cookie, schema: { type: string, maxLength: 2 } }
      responses:
        '200':
          description: Found.
          headers:
            X-Rate: { schema: { type: integer }, example: 60 }
          content: { text/plain: { example: found } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    user: { type: http, scheme: basic }
  schemas:
    NewDog:
      type: object
      required: [name]
      properties: { name: { type: string }, breed: { type: string }, age: { type: integer } }
    Dog:
      type: object
      required: [id, name]
      properties: { id: { type: string, readOnly: true }, name: { type: string }, breed: { type: string }, age: { type: integer } }
    Photo:
      type: object
      required: [id, caption, size]
      properties: { id: { type: integer, readOnly: true }, caption: { type: string }, size: { type: integer }, width: { type: integer } }
`;

const fixture: Fixture = {
  name: 'recorded',
  title: 'Two requests of a session.',
  source: { kind: 'recorded', from: 'https://kennel.example/v2' },
  exchanges: [
    {
      operation: 'getDog',
      request: { method: 'GET', path: '/dogs/dog_recorded' },
      response: {
        status: 200,
        headers: { 'x-from': 'recording' },
        body: { json: { id: 'dog_recorded', name: 'Pip' } },
      },
    },
    {
      operation: 'addDog',
      request: { method: 'POST', path: '/dogs', body: { json: { name: 13 } } },
      response: { status: 409, body: { json: { message: 'unlucky' } } },
    },
    {
      operation: 'getDog',
      request: { method: 'GET', path: '/dogs/dog_recorded' },
      response: { status: 404 },
    },
  ],
};

let mock: RunningMock;
beforeAll(async () => {
  mock = await openInlineMock(document, {
    fixtures: [fixture],
    apiKeys: ['secret'],
    mostObjects: 8,
  });
});
afterAll(() => mock.close());

test('the URL has the base path of the document', () => {
  expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2$/);
});

test('as long as nothing was created, the examples of the document are the responses', async () => {
  const example = { id: 'dog_00000001', name: 'Fido', breed: 'pug' };
  expect(await send(mock, 'GET /dogs')).toMatchObject({
    body: { data: [example], has_more: false },
  });
  expect(await send(mock, 'GET /dogs/dog_00000001')).toMatchObject({ status: 200, body: example });
});

test('what was created is listed with cursors, filters and both orders', async () => {
  const ids: unknown[] = [];
  for (const name of ['a', 'b', 'c']) {
    const breed = name === 'b' ? 'collie' : 'pug';
    const { status, body } = await send(mock, 'POST /dogs', { body: { name, breed } });
    expect([status, body]).toMatchObject([201, { name, breed }]);
    ids.push((body as { id: string }).id);
  }
  expect(ids).toEqual([1, 2, 3].map(() => expect.stringMatching(/^dog_[\da-f]{8}$/)));
  const first = await send(mock, 'GET /dogs');
  expect(first.body).toMatchObject({ data: [{ name: 'a' }, { name: 'b' }], has_more: true });
  const second = await send(mock, `GET /dogs?after=${String(ids[1])}`);
  expect(second.body).toEqual({ data: [{ id: ids[2], name: 'c', breed: 'pug' }], has_more: false });
  const reversed = await send(mock, 'GET /dogs?order=desc&limit=1');
  expect(reversed.body).toMatchObject({ data: [{ name: 'c' }], has_more: true });
  const filtered = await send(mock, 'GET /dogs?breed=collie');
  expect(filtered.body).toMatchObject({ data: [{ name: 'b' }], has_more: false });
  const unknown = await send(mock, 'GET /dogs?after=nobody');
  expect(unknown.headers.get('upspec-problem')).toBe(
    'query after: must be the cursor of a page, but it is "nobody"',
  );
});

test('an urlencoded body is read by the types of its schema', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status, body } = await send(mock, 'POST /dogs', { body: 'name=J+%26+K&age=3', headers });
  expect([status, body]).toMatchObject([201, { name: 'J & K', age: 3 }]);
});

describe('an error', () => {
  test('has the body that the document declares for its status', async () => {
    const { status, body } = await send(mock, 'POST /dogs', { body: { age: 1 } });
    expect([status, body]).toEqual([400, { message: '#/name: is missing; it is required' }]);
  });

  test('has the default example of the document for any other status', async () => {
    const headers = { 'content-type': 'text/csv' };
    const { status, body } = await send(mock, 'POST /dogs', { body: 'x', headers });
    expect([status, body]).toEqual([415, { code: 42 }]);
  });

  test('is described by problem details where the document has no body', async () => {
    const { status, headers, body } = await send(mock, 'GET /dogs/nobody');
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'path dogId: dogs has no object with the id "nobody"',
      errors: [{ location: 'path dogId', message: 'dogs has no object with the id "nobody"' }],
    });
  });
});

describe('a recorded request', () => {
  test('has its recorded responses, one after the other', async () => {
    const first = await send(mock, 'GET /dogs/dog_recorded');
    expect([first.status, first.headers.get('x-from'), first.body]).toEqual([
      200,
      'recording',
      { id: 'dog_recorded', name: 'Pip' },
    ]);
    expect((await send(mock, 'GET /dogs/dog_recorded')).status).toBe(404);
    expect((await send(mock, 'GET /dogs/dog_recorded')).status).toBe(404);
  });

  test('is found by its body, although the schema rejects it', async () => {
    const { status, body } = await send(mock, 'POST /dogs', { body: { name: 13 } });
    expect([status, body]).toEqual([409, { message: 'unlucky' }]);
    expect((await send(mock, 'POST /dogs', { body: { name: 14 } })).status).toBe(400);
  });
});

test('a client chooses an example by its name', async () => {
  const headers = { prefer: 'code=201, example=large' };
  const { body, headers: sent } = await send(mock, 'POST /dogs', { body: { name: 'x' }, headers });
  expect(body).toEqual({ id: 'dog_00000002', name: 'Rex', breed: 'dane' });
  expect(sent.get('preference-applied')).toBe('code=201, example=large');
});

describe('parameters', () => {
  test.each([
    ['GET /search/1,2?size[min]=3&sort=a,b', {}],
    ['GET /search/1%2C2', {}],
    ['GET /search/7?unknown=1', { 'x-depth': '4', cookie: 'lang=en; other=x' }],
  ])('%s is accepted', async (line, headers) => {
    const { status, body, headers: sent } = await send(mock, line, { headers });
    expect([status, body, sent.get('x-rate')]).toEqual([200, 'found', '60']);
  });

  test.each([
    ['GET /search/1,x', {}, 'path ids/1: must be integer, but it is "x"'],
    ['GET /search/1,2,3', {}, 'path ids: must not have more than 2 items, but it is [1,2,3]'],
    ['GET /search/1?size[min]=x', {}, 'query size/min: must be integer, but it is "x"'],
    [
      'GET /search/1?size[max]=1',
      {},
      'query size/max: must not be there; the schema has no such property',
    ],
    ['GET /search/1?sort=a,c', {}, 'query sort/1: must be one of "a", "b", but it is "c"'],
    ['GET /search/1', { 'x-depth': 'x' }, 'header X-Depth: must be integer, but it is "x"'],
    [
      'GET /search/1',
      { cookie: 'lang=eng' },
      'cookie lang: must not have more than 2 characters, but it is "eng"',
    ],
  ])('%s %j is rejected', async (line, headers, reason) => {
    const { status, headers: sent } = await send(mock, line, { headers });
    expect([status, sent.get('upspec-problem')]).toEqual([400, reason]);
  });
});

function photo(parts: Readonly<Record<string, string | Blob>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  return form;
}

const bearer = { authorization: 'Bearer secret' };

describe('a multipart body', () => {
  test('becomes an object, whose bytes can be downloaded', async () => {
    const bytes = 'PNG\u0000'.repeat(50_000);
    const body = photo({
      file: new Blob([bytes]),
      caption: 'Sea',
      width: '3',
      site: '{"city":"B"}',
    });
    const created = await send(mock, 'POST /photos', { body, headers: bearer });
    expect([created.status, created.body]).toMatchObject([
      200,
      { caption: 'Sea', width: 3, size: 200_000 },
    ]);
    const { id } = created.body as { id: number };
    expect((await send(mock, `GET /photos/${id}/content`)).body).toBe(bytes);
    await send(mock, `DELETE /photos/${id}`);
    expect((await send(mock, `GET /photos/${id}/content`)).status).toBe(404);
  });

  test.each([
    [{ caption: 'x' }, '#/file: is missing; it is required'],
    [{ file: new Blob(['x']) }, '#/caption: is missing; it is required'],
    [
      { file: new Blob(['x']), caption: 'x', width: 'w' },
      '#/width: must be integer, but it is "w"',
    ],
    [
      { file: new Blob(['x']), caption: 'x', site: '{' },
      "#/site: must be JSON: Expected property name or '}' in JSON at position 1",
    ],
    [
      { file: new Blob(['x']), caption: 'x', site: '{}' },
      '#/site/city: is missing; it is required',
    ],
    [
      { file: new Blob(['x']), caption: 'x', other: 'y' },
      '#/other: must not be there; the schema has no such property',
    ],
  ])('%j is rejected', async (parts, reason) => {
    const response = await send(mock, 'POST /photos', { body: photo(parts), headers: bearer });
    expect(response.status).toBe(400);
    expect(response.headers.get('upspec-problem')).toContain(reason);
  });

  test('needs a boundary that its parts have', async () => {
    const headers = { ...bearer, 'content-type': 'multipart/form-data' };
    const without = await send(mock, 'POST /photos', { body: 'x', headers });
    expect(without.headers.get('upspec-problem')).toContain('must have a boundary');
    const type = 'multipart/form-data; boundary=b';
    const cut = await send(mock, 'POST /photos', {
      body: '--b\r\nContent-Disposition: form-data; name="caption"\r\n\r\nx',
      headers: { ...bearer, 'content-type': type },
    });
    expect(cut.status).toBe(400);
  });
});

describe('credentials', () => {
  test.each([
    ['Bearer secret', 400],
    [`Basic ${Buffer.from('secret:').toString('base64')}`, 400],
    [`Basic ${Buffer.from('ada:secret').toString('base64')}`, 400],
    ['Bearer other', 401],
    ['Basic ?', 401],
    ['secret', 401],
  ])('%s leads to %d', async (authorization, expected) => {
    const body = photo({});
    const { status } = await send(mock, 'POST /photos', { body, headers: { authorization } });
    expect(status).toBe(expected);
  });

  test('that are missing lead to a challenge of each scheme', async () => {
    const { headers } = await send(mock, 'POST /photos', { body: photo({}) });
    expect(headers.get('www-authenticate')).toBe(
      'Bearer realm="Kennel", Basic realm="Kennel", charset="UTF-8"',
    );
  });
});

describe('a connection', () => {
  test('that waits for a response before it sends a body is continued, or rejected at once', async () => {
    const { hostname, port } = new URL(mock.url);
    const post = (path: string) =>
      request({
        hostname,
        port,
        path,
        method: 'POST',
        headers: {
          expect: '100-continue',
          'content-type': 'application/json',
          'content-length': 12,
        },
      });
    const right = post('/v2/dogs');
    right.flushHeaders();
    await once(right, 'continue');
    right.end('{"name":"E"}');
    const [created] = (await once(right, 'response')) as [{ statusCode: number; resume(): void }];
    created.resume();
    expect(created.statusCode).toBe(201);
    const wrong = post('/v2/cats');
    wrong.flushHeaders();
    const [rejected] = (await once(wrong, 'response')) as [{ statusCode: number; resume(): void }];
    rejected.resume();
    wrong.destroy();
    expect(rejected.statusCode).toBe(404);
  });

  test('that ends in the middle of a rejected body has one response', async () => {
    const { hostname, port } = new URL(mock.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /v2/cats HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{');
    let text = '';
    for await (const piece of socket) {
      text += String(piece);
      socket.end();
    }
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404']);
  });

  test('that sends no HTTP gets a 400', async () => {
    const { hostname, port } = new URL(mock.url);
    const socket = connect(Number(port), hostname);
    socket.end('nonsense\r\n\r\n');
    let text = '';
    for await (const piece of socket) text += String(piece);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });
});

test('requests at the same time each get an id of their own', async () => {
  const other = await openInlineMock(document);
  const created = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      send(other, 'POST /dogs', { body: { name: `d${index}` } }),
    ),
  );
  await other.close();
  expect(new Set(created.map(({ body }) => (body as { id: string }).id)).size).toBe(40);
});

test('what exceeds the limits is rejected with 507, and the folder is removed at the end', async () => {
  const small = await openInlineMock(document, { mostObjects: 1, mostContentBytes: 1000 });
  const big = photo({ file: new Blob(['x'.repeat(2000)]), caption: 'x' });
  const headers = { authorization: 'Bearer any' };
  expect((await send(small, 'POST /photos', { body: big, headers })).status).toBe(507);
  const little = photo({ file: new Blob(['x'.repeat(900)]), caption: 'x' });
  expect((await send(small, 'POST /photos', { body: little, headers })).status).toBe(200);
  expect((await send(small, 'POST /dogs', { body: { name: 'x' } })).status).toBe(507);
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('upspec-mock-')).length;
  await small.close();
  const after = (await readdir(tmpdir())).filter((name) => name.startsWith('upspec-mock-')).length;
  expect(after).toBeLessThan(before);
});
