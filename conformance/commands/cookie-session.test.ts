import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordSession, type RecordedSession } from './testing/recorded-session.js';

// A server whose users log in, and are known by a cookie until they log out.

const document = `
openapi: 3.1.0
info: { title: Club, version: '1' }
paths:
  /login: { post: { responses: { '204': { description: Logged in. } } } }
  /me:
    get:
      security: [{ session: [] }]
      responses:
        '200':
          description: The member.
          content:
            application/json:
              schema: { type: object, required: [name], properties: { name: { type: string } } }
        '401': { description: Nobody is logged in. }
  /logout: { post: { security: [{ session: [] }], responses: { '204': { description: Logged out. } } } }
components: { securitySchemes: { session: { type: apiKey, in: cookie, name: sid } } }
`;

let session: RecordedSession;
let isForgetful: boolean;
let cookies: string[];

beforeEach(async () => {
  const sessions = new Set<string>();
  isForgetful = false;
  cookies = [];
  session = await recordSession({
    document,
    respond: ({ headers, method, url }, response) => {
      const { cookie = '' } = headers;
      const [, own = ''] = /(?:^|; )sid=([^;]+)/.exec(cookie) ?? [];
      cookies.push(`${method} ${url} ${cookie.replaceAll(own, own === '' ? '' : 'SESSION')}`);
      if (url === '/login') {
        const id = randomUUID();
        sessions.add(id);
        const other = 'shelf=1; Path=/shelf, theme=dark; Expires=Wed, 21 Oct 2037 07:28:00 GMT';
        return response.writeHead(204, { 'set-cookie': `sid=${id}; Path=/, ${other}` }).end();
      }
      if (url !== '/me' && url !== '/logout') return response.writeHead(404).end();
      if (!sessions.has(own)) return response.writeHead(401).end();
      if (url === '/logout') {
        sessions.delete(own);
        return response.writeHead(204, { 'set-cookie': 'sid=; Path=/; Max-Age=0' }).end();
      }
      const name = isForgetful ? 7 : 'Ann';
      const type = { 'content-type': 'application/json' };
      return response.writeHead(200, type).end(JSON.stringify({ name }));
    },
    session: async (url) => {
      const login = await fetch(`${url}/login`, { method: 'POST' });
      const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      await fetch(`${url}/me`, { headers: { cookie } });
      await fetch(`${url}/logout`, { method: 'POST', headers: { cookie } });
      await fetch(`${url}/me`);
    },
  });
  cookies = [];
});
afterEach(() => session.close());

test('what a session does belongs to the recording of its login', () => {
  const lines = session.exchanges.map((exchanges) =>
    exchanges.map(
      ({ request, response }) => `${request.method} ${request.path} ${response.status}`,
    ),
  );
  expect(lines).toContainEqual(['POST /login 204', 'GET /me 200', 'POST /logout 204']);
});

test('a session that was made in the run is replayed without a key, until it is ended', async () => {
  expect(await session.check()).toMatchObject({ code: 0 });
  expect(cookies).toContain('GET /me sid=SESSION; theme=dark');
  expect(cookies).toContain('POST /logout sid=SESSION; theme=dark');
});

test('a finding within a session shows how to log in, and not the cookie', async () => {
  isForgetful = true;
  const { code, text } = await session.check();
  expect(code).toBe(1);
  expect(text).toMatch(/\S+\/login'? -b cookies\.txt -c cookies\.txt/);
  expect(text).toMatch(/\/me'? -b cookies\.txt -c cookies\.txt/);
  expect(text).not.toContain('sid=');
});
