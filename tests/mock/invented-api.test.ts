import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSpecContract } from '../../conformance/contract/load-spec-contract.js';
import { openMock, type RunningMock } from '../../conformance/mock/open-mock.js';
import { send, type ReadResponse } from './open-inline-mock.js';

const spec = join(import.meta.dirname, '..', 'invented-api', 'openapi.yaml');
const now = Date.parse('2030-05-06T07:08:09Z');

let mock: RunningMock;
beforeAll(async () => {
  const contract = await loadSpecContract({ spec });
  mock = await openMock({ contract, apiKeys: ['secret'], clock: () => now });
});
afterAll(() => mock.close());

function call(
  request: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<ReadResponse> {
  return send(mock, request, { body, headers: { 'x-archive-key': 'secret', ...headers } });
}

const ada = { name: 'Ada', email: 'ada@example.com' };
const call1 = {
  title: 'Dawn',
  recordedAt: '2024-05-01T04:00:00Z',
  durationSeconds: 3.5,
  habitat: 'marsh',
  subject: { kind: 'weather', windSpeed: 2, isRaining: false },
};

describe('an object that a client creates', () => {
  test('has what the client sent, a fresh id, and times of now', async () => {
    const { status, headers, body } = await call('POST /recordists', ada);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: 2,
      name: 'Ada',
      email: 'ada@example.com',
      level: 'apprentice',
      since: null,
      homepage: null,
      recordingCount: 0,
      joinedAt: '2030-05-06T07:08:09.000Z',
      updatedAt: '2030-05-06T07:08:09.000Z',
    });
    expect(headers.get('location')).toBe('/api/recordists/2');
    expect(headers.get('etag')).toMatch(/^"[\da-f]+"$/);
  });

  test('is read, replaced, listed and removed', async () => {
    const created = await call('POST /recordists', { ...ada, name: 'Bo' });
    const { id } = created.body as { id: number };
    expect(await call(`GET /recordists/${id}`)).toMatchObject({ status: 200, body: created.body });
    const profile = { ...ada, name: 'Cy', level: 'fellow', since: '2001-02-03', homepage: null };
    const replaced = await call(`PUT /recordists/${id}`, profile, {
      'if-match': created.headers.get('etag') ?? '',
    });
    expect(replaced).toMatchObject({ status: 200, body: { id, ...profile } });
    const { body: page } = await call('GET /recordists?pageSize=50');
    expect(page).toMatchObject({ page: 1, pageSize: 50, pages: 1 });
    expect((page as { items: unknown[] }).items).toContainEqual(replaced.body);
    const removed = await call(`DELETE /recordists/${id}`);
    expect([removed.status, removed.body]).toEqual([204, '']);
    expect((await call(`GET /recordists/${id}`)).status).toBe(404);
    expect((await call(`DELETE /recordists/${id}`)).status).toBe(404);
  });

  test('is below its parent, and is removed with it', async () => {
    const owner = (await call('POST /recordists', ada)).body as { id: number };
    const other = (await call('POST /recordists', ada)).body as { id: number };
    const created = await call(`POST /recordists/${owner.id}/recordings`, call1);
    expect(created).toMatchObject({ status: 201, body: { ...call1, recordistId: owner.id } });
    const { id } = created.body as { id: string };
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(await call(`GET /recordists/${owner.id}/recordings`)).toMatchObject({
      body: { data: [{ id }], next: null },
    });
    expect(await call(`GET /recordists/${other.id}/recordings`)).toMatchObject({
      body: { data: [] },
    });
    expect((await call('POST /recordists/999/recordings', call1)).status).toBe(404);
    await call(`DELETE /recordists/${owner.id}`);
    expect((await call(`GET /recordings/${id}`)).status).toBe(404);
  });

  test('is patched: null removes a value (RFC 7396)', async () => {
    const owner = (await call('POST /recordists', ada)).body as { id: number };
    const position = { latitude: 1, longitude: 2 };
    const created = await call(`POST /recordists/${owner.id}/recordings`, { ...call1, position });
    const { id } = created.body as { id: string };
    const type = { 'content-type': 'application/merge-patch+json' };
    const patch = JSON.stringify({ title: 'Dusk', position: null });
    const patched = await call(`PATCH /recordings/${id}`, patch, type);
    expect(patched).toMatchObject({
      status: 200,
      body: { id, title: 'Dusk', position: null, habitat: 'marsh' },
    });
    const stale = await call(`PATCH /recordings/${id}`, patch, { ...type, 'if-match': '"old"' });
    expect(stale.status).toBe(412);
  });

  test('returns the bytes that were stored at its path', async () => {
    const owner = (await call('POST /recordists', ada)).body as { id: number };
    const created = await call(`POST /recordists/${owner.id}/recordings`, call1);
    const { id } = created.body as { id: string };
    const stored = await call(`PUT /recordings/${id}/audio`, 'fLaC…', {
      'content-type': 'audio/flac',
    });
    expect(stored.status).toBe(204);
    const read = await call(`GET /recordings/${id}/audio`);
    expect([read.body, read.headers.get('content-type')]).toEqual(['fLaC…', 'audio/flac']);
    const etag = read.headers.get('etag') ?? '';
    expect(etag).toBe(stored.headers.get('etag'));
  });

  test('is not sent again to a client that has its state', async () => {
    const created = await call('POST /recordists', ada);
    const { id } = created.body as { id: number };
    const etag = created.headers.get('etag') ?? '';
    const read = await call(`GET /recordists/${id}`, undefined, { 'if-none-match': etag });
    expect([read.status, read.body]).toEqual([304, '']);
  });
});

test('pages follow by their numbers', async () => {
  const fresh = await openMock({ contract: await loadSpecContract({ spec }) });
  const headers = { 'x-archive-key': 'any' };
  for (const name of ['a', 'b', 'c']) {
    await send(fresh, 'POST /recordists', { body: { ...ada, name }, headers });
  }
  const first = await send(fresh, 'GET /recordists?pageSize=2', { headers });
  const second = await send(fresh, 'GET /recordists?pageSize=2&page=2', { headers });
  await fresh.close();
  expect(first.body).toMatchObject({ items: [{ name: 'a' }, { name: 'b' }], pages: 2, total: 3 });
  expect(second.body).toMatchObject({ items: [{ name: 'c' }], page: 2, total: 3 });
});

const json = { 'content-type': 'application/json' };

describe('a wrong request', () => {
  test.each([
    ['GET /nowhere', undefined, {}, 404, 'path: the document has no path that fits /nowhere'],
    ['DELETE /recordists', undefined, {}, 405, 'method: DELETE must be one of GET, HEAD, POST'],
    [
      'GET /recordists',
      undefined,
      { 'x-archive-key': '' },
      401,
      'header X-Archive-Key: must be an API key',
    ],
    [
      'GET /recordists',
      undefined,
      { 'x-archive-key': 'other' },
      401,
      'header X-Archive-Key: must be an API key; the key is not known',
    ],
    [
      'GET /recordists?pageSize=99',
      undefined,
      {},
      422,
      'query pageSize: must be <= 50, but it is 99',
    ],
    ['GET /recordists?page=x', undefined, {}, 422, 'query page: must be integer, but it is "x"'],
    [
      'GET /recordists?page=1&page=2',
      undefined,
      {},
      422,
      'query page: must be integer, but it is ["1","2"]',
    ],
    ['GET /recordists/x', undefined, {}, 404, 'path recordistId: must be integer, but it is "x"'],
    [
      'GET /recordists/%zz',
      undefined,
      {},
      400,
      'request target: each percent sign must begin a percent-encoded byte of UTF-8',
    ],
    [
      'POST /recordists',
      '{',
      json,
      400,
      "#: must be JSON: Expected property name or '}' in JSON at position 1",
    ],
    ['POST /recordists', undefined, json, 422, '#: is missing; the operation needs a body'],
    [
      'POST /recordists',
      'a=b',
      { 'content-type': 'text/plain' },
      415,
      'header Content-Type: must be application/json, but it is text/plain',
    ],
    ['POST /recordists', { name: 'A' }, {}, 422, '#/email: is missing; it is required'],
    [
      'POST /recordists',
      { ...ada, age: 1 },
      {},
      422,
      '#/age: must not be there; the schema has no such property',
    ],
    [
      'POST /recordists',
      { ...ada, level: 'x' },
      {},
      422,
      '#/level: must be one of "apprentice", "fellow", "honorary", but it is "x"',
    ],
    ['PUT /recordists/1', {}, {}, 428, 'header If-Match: is missing; it is required'],
    [
      'GET /recordists',
      undefined,
      { accept: 'text/html' },
      406,
      'header Accept: must accept application/json, but it is text/html',
    ],
  ] as const)('%s is rejected with the reason', async (request, body, headers, status, reason) => {
    const response = await call(request, body, headers);
    expect([response.status, response.headers.get('upspec-problem')]).toEqual([status, reason]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.body).toMatchObject({ type: 'about:blank', status, detail: reason });
  });

  test('a 401 has a challenge, and a 405 the methods that are allowed', async () => {
    const unauthorized = await call('GET /recordists', undefined, { 'x-archive-key': '' });
    expect(unauthorized.headers.get('www-authenticate')).toBe(
      'ApiKey realm="Hedgerow Sound Archive"',
    );
    const wrongMethod = await call('PUT /recordists', {});
    expect(wrongMethod.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  test('all violations of a body are reported at once', async () => {
    const { body } = await call('POST /recordists', { name: '', email: 'x' });
    expect(body).toMatchObject({
      errors: [
        { location: '#/name', message: 'must not have fewer than 1 characters, but it is ""' },
        { location: '#/email', message: 'must match format "email", but it is "x"' },
      ],
    });
  });
});

test('an operation without security needs no key', async () => {
  const { status, body } = await call('GET /habitats', undefined, { 'x-archive-key': '' });
  expect([status, body]).toEqual([200, [{ code: 'heath', name: 'name', isWet: false }]]);
});

test('a HEAD request has the headers of the GET and no body', async () => {
  const { status, headers, body } = await call('HEAD /habitats');
  expect([status, headers.get('content-length'), body]).toEqual([200, '46', '']);
});

test('a client can ask for a status that the document declares, and for no other', async () => {
  const preferred = await call('GET /recordists', undefined, { prefer: 'code=401' });
  expect([preferred.status, preferred.headers.get('preference-applied')]).toEqual([
    401,
    'code=401',
  ]);
  const ignored = await call('GET /recordists', undefined, { prefer: 'code=418' });
  expect([ignored.status, ignored.headers.get('preference-applied')]).toEqual([200, null]);
});
