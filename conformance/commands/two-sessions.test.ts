import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordSession, type RecordedSession } from './testing/recorded-session.js';

// A server that shows notes to the user who wrote them alone, and knows users by a cookie.

const document = `
openapi: 3.1.0
info: { title: Diary, version: '1' }
paths:
  /login/{user}:
    parameters: [{ name: user, in: path, required: true, schema: { type: string } }]
    post: { operationId: login, responses: { '204': { description: Logged in. } } }
  /me:
    get:
      operationId: whoAmI
      security: [{ session: [] }]
      responses: { '200': { description: The user., content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } } } }
  /notes:
    post:
      operationId: addNote
      security: [{ session: [] }]
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } } }
  /notes/{noteId}:
    parameters: [{ name: noteId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getNote
      security: [{ session: [] }]
      responses:
        '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
        '404': { description: It is not the user's. }
    delete: { operationId: removeNote, security: [{ session: [] }], responses: { '204': { description: Removed. } } }
components:
  securitySchemes: { session: { type: apiKey, in: cookie, name: sid } }
  schemas: { Note: { type: object, required: [id, by], properties: { id: { type: integer }, by: { type: string } } } }
`;

let session: RecordedSession;
let notes: Map<number, string>;
let misnames: boolean;

beforeEach(async () => {
  const users = new Map<string, string>();
  let nextId = 4;
  notes = new Map();
  misnames = false;
  session = await recordSession({
    document,
    respond: ({ headers, method, url = '' }, response) => {
      const type = { 'content-type': 'application/json' };
      const [, kind = '', rest = ''] = url.split('/');
      if (kind === 'login') {
        const sid = randomUUID();
        users.set(sid, rest);
        return response.writeHead(204, { 'set-cookie': `sid=${sid}; Path=/` }).end();
      }
      const user = users.get(/sid=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '');
      if (user === undefined) return response.writeHead(401).end();
      if (kind === 'me') return response.writeHead(200, type).end(JSON.stringify({ name: user }));
      if (method === 'POST') {
        const id = nextId++;
        notes.set(id, user);
        return response.writeHead(201, type).end(JSON.stringify({ id, by: user }));
      }
      const id = Number(rest);
      if (notes.get(id) !== user) return response.writeHead(404).end();
      if (method === 'GET') {
        const by = misnames && user === 'ben' ? 'nobody' : user;
        return response.writeHead(200, type).end(JSON.stringify({ id, by }));
      }
      notes.delete(id);
      return response.writeHead(204).end();
    },
    session: async (url) => {
      const login = async (user: string): Promise<RequestInit> => {
        const response = await fetch(`${url}/login/${user}`, { method: 'POST' });
        return { headers: { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' } };
      };
      const ann = await login('ann');
      const ben = await login('ben');
      const add = async (user: RequestInit): Promise<string> => {
        const response = await fetch(`${url}/notes`, { ...user, method: 'POST' });
        const { id } = (await response.json()) as { readonly id: number };
        return `${url}/notes/${id}`;
      };
      const first = await add(ann);
      const second = await add(ben);
      for (const [note, user] of [
        [first, ann],
        [first, ben],
        [second, ann],
        [second, ben],
      ] as const)
        await fetch(note, user);
      await fetch(`${url}/me`, ann);
      await fetch(first, { ...ann, method: 'DELETE' });
    },
  });
});
afterEach(() => session.close());

test('each of two users who log in keeps a cookie of their own, also for what is cleaned up', async () => {
  notes.clear();
  expect(await session.check()).toMatchObject({ code: 0 });
  expect([...notes]).toEqual([]);
});

test('a recording names the session of each request where there are several', () => {
  const lines = session.exchanges.flatMap((exchanges) =>
    exchanges.map(
      ({ request, response }) =>
        `${request.session} ${request.method} ${request.path} ${response.status}`,
    ),
  );
  expect(lines).toEqual([
    '1 POST /login/ann 204',
    '2 POST /login/ben 204',
    '1 POST /notes 201',
    '2 POST /notes 201',
    '1 GET /notes/4 200',
    '2 GET /notes/4 404',
    '1 GET /notes/5 404',
    '2 GET /notes/5 200',
    '1 GET /me 200',
    '1 DELETE /notes/4 204',
  ]);
});

test('a command keeps the cookies of each session in a file of its own', async () => {
  misnames = true;
  const { code, text } = await session.check();
  expect(code).toBe(1);
  expect(text).toMatch(/\/login\/ben -b cookies-2\.txt -c cookies-2\.txt/);
  expect(text).toMatch(/\$\(Q \/notes -b cookies-2\.txt -c cookies-2\.txt/);
  expect(text).not.toContain('cookies-1.txt');
});
