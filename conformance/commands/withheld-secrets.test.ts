import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordSession, type RecordedSession } from './testing/recorded-session.js';

// Accounts are created with a password; boxes are not, and a ticket is returned and sent back.

const document = `
openapi: 3.1.0
info: { title: Storage, version: '1' }
paths:
  /accounts:
    post:
      operationId: addAccount
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string }, password: { type: string } } } } } }
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /accounts/{accountId}:
    parameters: [{ name: accountId, in: path, required: true, schema: { type: integer } }]
    delete: { operationId: removeAccount, responses: { '204': { description: Removed. } } }
  /boxes:
    post:
      operationId: addBox
      requestBody: { content: { application/json: { schema: { type: object, properties: { accountId: { type: integer }, name: { type: string } } } } } }
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /boxes/{boxId}:
    parameters: [{ name: boxId, in: path, required: true, schema: { type: integer } }]
    get: { operationId: getBox, responses: { '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } }
    delete: { operationId: removeBox, responses: { '204': { description: Removed. } } }
  /boxes/{boxId}/lock:
    parameters: [{ name: boxId, in: path, required: true, schema: { type: integer } }]
    get: { operationId: getLock, responses: { '200': { description: A key., content: { application/json: { schema: { type: object, properties: { unlockToken: { type: string } } } } } } } }
  /boxes/{boxId}/verification:
    parameters: [{ name: boxId, in: path, required: true, schema: { type: integer } }]
    post:
      operationId: verifyLock
      requestBody: { content: { application/json: { schema: { type: object, properties: { unlock_token: { type: string } } } } } }
      responses: { '200': { description: Whether it fits., content: { application/json: { schema: { type: object, properties: { fits: { type: boolean } } } } } } }
components:
  schemas: { Thing: { type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string } } } }
`;

let session: RecordedSession;
let lines: string[];
let renames: boolean;

beforeEach(async () => {
  const things = new Map<string, object>();
  const keys = new Map<string, string>();
  let nextId = 11;
  renames = false;
  lines = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '' } = request;
    const body = await text(request);
    lines.push(`${method} ${url} ${body}`);
    const sent = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
    const [, kind = '', own = '', part] = url.split('/');
    const send = (status: number, json: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    };
    if (part === 'lock') {
      const unlockToken = keys.get(own) ?? randomUUID();
      keys.set(own, unlockToken);
      send(200, { unlockToken });
    } else if (part !== undefined) send(200, { fits: sent['unlock_token'] === keys.get(own) });
    else if (method === 'DELETE') {
      things.delete(own);
      response.writeHead(204).end();
    } else if (method === 'GET') send(things.has(own) ? 200 : 404, things.get(own) ?? {});
    else {
      const id = nextId++;
      const name = renames && kind === 'boxes' ? 'other' : sent['name'];
      things.set(String(id), { id, name });
      send(201, { id, name });
    }
  };
  session = await recordSession({
    document,
    respond: (request, response) => void handle(request, response),
    session: async (url) => {
      const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
        const headers = { 'content-type': 'application/json' };
        const init = { method: 'POST', headers, body: JSON.stringify(body) };
        return (await (await fetch(`${url}${path}`, init)).json()) as Record<string, unknown>;
      };
      const box = await post('/boxes', { name: 'wood' });
      const path = `/boxes/${String(box['id'])}`;
      const account = await post('/accounts', { name: 'ann', password: 'opens-everything' });
      const second = await post('/boxes', { name: 'tin', accountId: account['id'] });
      const lock = (await (await fetch(`${url}${path}/lock`)).json()) as Record<string, unknown>;
      await post(`${path}/verification`, { unlock_token: lock['unlockToken'] });
      await post('/boxes', { name: 'both', accountId: account['id'], boxId: box['id'] });
      await fetch(`${url}${path}`);
      for (const removed of [path, `/boxes/${String(second['id'])}`])
        await fetch(`${url}${removed}`, { method: 'DELETE' });
    },
  });
  lines = [];
});
afterEach(() => session.close());

test('a secret that a response returns is sent back as the run returned it', async () => {
  const { code, text: printed } = await session.check();
  expect(code).toBe(0);
  expect(printed).toContain('POST /accounts (request 1) needs a secret');
  expect(lines.filter((line) => line.startsWith('POST /accounts'))).toEqual([]);
  const sent = lines.find((line) => line.includes('/verification'));
  expect(sent).toMatch(/"unlock_token":"[0-9a-f]{8}-/);
});

test('the rest of the recording is judged without the secret', async () => {
  renames = true;
  const { code, text: printed } = await session.check();
  expect(code).toBe(1);
  expect(printed).toContain('"wood"');
});

test('a secret is given in a variable, and shown nowhere', async () => {
  renames = true;
  const { text: printed } = await session.check({ SECRET_PASSWORD: 'known-to-the-test' });
  expect(lines).toContain('POST /accounts {"name":"ann","password":"known-to-the-test"}');
  expect(printed).not.toContain('could not be judged');
  expect(printed).not.toContain('known-to-the-test');
  expect(printed).toContain('$SECRET_PASSWORD');
});

test('a printed command sends the secret again in a shell that knows its variable', async () => {
  renames = true;
  const environment = { SECRET_PASSWORD: 'known-to-the-test' };
  const { text: printed } = await session.check(environment);
  const commands = [...printed.matchAll(/^ {4}reproduce (.*(?:\n {14}.*)*)$/gm)];
  const [command = ''] = commands.flatMap(([, found = '']) =>
    found.includes('/accounts') ? [found] : [],
  );
  lines = [];
  const env = { PATH: process.env['PATH'], ...environment };
  await promisify(execFile)('sh', ['-c', command], { env });
  expect(lines).toContain('POST /accounts {"name":"ann","password":"known-to-the-test"}');
});
