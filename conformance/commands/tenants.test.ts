import type { IncomingMessage, RequestListener } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDocument, type CheckPlan, type DocumentCheck } from './testing/check-document.js';

// An invented API with two users, each of whom has notes of their own.

const document = `
openapi: 3.1.0
info: { title: Notes, version: '1' }
security: [{ key: [] }]
paths:
  /notes:
    post:
      operationId: createNote
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses:
        '201': { description: Created., content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
  /notes/{noteId}:
    parameters: [{ name: noteId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getNote
      responses:
        '200': { description: The note., content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
    delete:
      operationId: deleteNote
      responses: { '204': { description: Deleted. } }
components:
  schemas:
    Note:
      type: object
      properties:
        id: { type: string, readOnly: true }
        text: { type: string }
        createdAt: { type: string, format: date-time, readOnly: true }
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
`;

const note = { id: 'note-1', text: 'buy milk', createdAt: '2026-03-01T10:00:00Z' };
const fixture = {
  name: 'life',
  title: 'A note is created, read and deleted',
  source: { kind: 'recorded', evidence: ['a session of this test'] },
  exchanges: [
    {
      operation: 'createNote',
      request: { method: 'POST', path: '/notes', body: { json: { text: note.text } } },
      response: { status: 201, body: { json: note } },
    },
    {
      operation: 'getNote',
      request: { method: 'GET', path: '/notes/note-1' },
      response: { status: 200, body: { json: note } },
    },
    {
      operation: 'deleteNote',
      request: { method: 'DELETE', path: '/notes/note-1' },
      response: { status: 204 },
    },
  ],
};

const keys = ['key-of-ann', 'key-of-ben'];
let folder: string;
let owners: Map<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-tenants-'));
  await writeFile(join(folder, 'life.json'), JSON.stringify(fixture));
  owners = new Map();
});
afterEach(() => rm(folder, { recursive: true }));

/** Whether a user may send a request about the note of another one. */
type Leak = (request: IncomingMessage) => boolean;

function serving(leaks: Leak): RequestListener {
  let count = 0;
  return (request, response) => {
    request.resume();
    const { method = '', url = '', headers } = request;
    const key = String(headers['x-key']);
    const send = (status: number, body?: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 204 ? undefined : JSON.stringify(body ?? { message: 'no' }));
    };
    if (!keys.includes(key)) return send(401);
    if (method === 'POST' && url === '/notes') {
      const id = `note-live-${(count += 1)}`;
      owners.set(id, key);
      return send(201, { ...note, id });
    }
    const id = /^\/notes\/([^/]+)$/.exec(url)?.[1] ?? '';
    const owner = owners.get(id);
    if (owner === undefined || (owner !== key && !leaks(request))) return send(404);
    if (method === 'GET') return send(200, { ...note, id });
    owners.delete(id);
    return send(204);
  };
}

function checkNotes(leaks: Leak, options: Partial<CheckPlan> = {}): Promise<DocumentCheck> {
  const respond = serving(leaks);
  const given = { apiKey: ['key-of-ann'], otherApiKey: ['key-of-ben'], fixtures: [folder] };
  return checkDocument({ document, respond, ...given, ...options });
}

const nothing: Leak = () => false;
const everything: Leak = () => true;

test('a server that keeps its users apart passes', async () => {
  const { code, text } = await checkNotes(nothing, { only: ['tenants/**'] });
  expect(text).toContain('2 passed, 0 warned, 0 failed, 0 skipped');
  expect(code).toBe(0);
  expect(owners.size).toBe(0);
});

test.each([
  ['GET', 'tenants/life/2'],
  ['DELETE', 'tenants/life/3'],
])('a server that serves the %s of another user is reported by %s', async (method, name) => {
  const leaks: Leak = (request) => request.method === method;
  const { text } = await checkNotes(leaks, { only: ['tenants/**'] });
  expect(text).toContain('1 passed, 1 warned, 0 failed');
  expect(text).toContain(`${name}: ${method} /notes/{noteId} is rejected`);
  expect(text).toContain('$OTHER_NOTES_API_KEY');
  expect(text).not.toContain('key-of-ben');
});

test('without a second key there are no such cases', async () => {
  const { text } = await checkNotes(everything, { otherApiKey: [] });
  expect(text).toContain('1 passed, 0 warned, 0 failed, 0 skipped');
});

test('the second key may be in a variable', async () => {
  const environment = { OTHER_NOTES_API_KEY: 'key-of-ben' };
  const { text } = await checkNotes(everything, { otherApiKey: [], environment });
  expect(text).toContain('1 passed, 2 warned, 0 failed');
});

test('if the server rejects the second key, the cases do not pass', async () => {
  const { text } = await checkNotes(nothing, { otherApiKey: ['unknown'], only: ['tenants/**'] });
  expect(text).toContain('0 passed');
});

test('the same key twice is a wrong usage', async () => {
  const { code, text } = await checkNotes(nothing, { otherApiKey: ['key-of-ann'] });
  expect(text).toBe(
    '--other-api-key needs the key of another tenant; that of key is the same as the first one',
  );
  expect(code).toBe(2);
});

/** A server whose users each have a note 1, a note 2 and so on. */
function numberingNotes(stored: ReadonlyMap<string, Map<string, unknown>>): RequestListener {
  return (request, response) => {
    request.resume();
    const own = stored.get(String(request.headers['x-key']));
    const { method = '', url = '' } = request;
    const id = method === 'POST' ? `note-${(own?.size ?? 0) + 1}` : url.slice('/notes/'.length);
    if (method === 'POST') own?.set(id, { ...note, id, createdAt: new Date().toISOString() });
    const found = own?.get(id);
    const missing = own === undefined ? 401 : 404;
    const status = found === undefined ? missing : (statuses[method] ?? 405);
    if (method === 'DELETE') own?.set(id, undefined);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 204 ? undefined : JSON.stringify(found ?? { message: 'no' }));
  };
}

const statuses: Readonly<Record<string, number>> = { GET: 200, POST: 201, DELETE: 204 };

test('the notes of another user that have the same numbers are left as they are', async () => {
  const mine = Array.from({ length: 20 }, (_, at) => ({ ...note, id: `note-${at + 1}` }));
  const bens = new Map<string, unknown>(mine.map((each) => [each.id, each]));
  const stored = new Map([
    ['key-of-ann', new Map<string, unknown>()],
    ['key-of-ben', bens],
  ]);
  const given = { apiKey: ['key-of-ann'], otherApiKey: ['key-of-ben'], fixtures: [folder] };
  const respond = numberingNotes(stored);
  const { text } = await checkDocument({ document, respond, ...given, only: ['tenants/**'] });
  expect(text).toContain('0 passed, 0 warned, 0 failed, 2 skipped');
  expect(text).toContain('is another resource for the other tenant');
  expect(mine.map(({ id }) => bens.get(id))).toEqual(mine);
});
