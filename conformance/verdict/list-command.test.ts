import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../check.js';

const document = {
  openapi: '3.1.0',
  info: { title: 'Shelf', version: '1' },
  paths: {
    '/books': {
      get: { operationId: 'listBooks', responses: { 200: reply('Books') } },
      post: {
        operationId: 'addBook',
        requestBody: reply('Book'),
        responses: { 201: reply('Book') },
      },
    },
    '/books/{bookId}': {
      parameters: [{ name: 'bookId', in: 'path', required: true, schema: { type: 'integer' } }],
      delete: { operationId: 'removeBook', responses: { 204: { description: 'Removed.' } } },
    },
  },
  components: {
    schemas: {
      Books: { type: 'array', items: { $ref: '#/components/schemas/Book' } },
      Book: {
        type: 'object',
        properties: {
          id: { type: 'integer', readOnly: true },
          title: { type: 'string' },
          sequelTo: { type: 'integer', description: 'The id of a book.' },
        },
      },
    },
  },
};

function reply(schema: string): unknown {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
  return { description: schema, content };
}

const first = { id: 1, title: 'Emma' };
const second = { id: 2, title: 'Persuasion' };
const fixture = {
  name: 'list',
  title: 'Books that were added are listed',
  source: { kind: 'recorded' },
  exchanges: [
    ...[first, second].map((book) => ({
      operation: 'addBook',
      request: { method: 'POST', path: '/books', body: { json: { title: book.title } } },
      response: { status: 201, body: { json: book } },
    })),
    {
      operation: 'listBooks',
      request: { method: 'GET', path: '/books' },
      response: { status: 200, body: { json: [first, second] } },
    },
  ],
};

let folder: string;
const servers: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-list-'));
  await mkdir(join(folder, 'recorded'));
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
  await writeFile(join(folder, 'recorded', 'list.json'), JSON.stringify(fixture));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(folder, { recursive: true });
});

/** A shelf whose list lacks the last book. */
async function startShelf(port = 0): Promise<Server> {
  const books: { readonly id: number }[] = [];
  const server = createServer((request, response) => {
    const send = (status: number, body?: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(body === undefined ? '' : `${JSON.stringify(body)}\n`);
    };
    if (request.method === 'POST') {
      void json(request).then((sent) => {
        const book = { ...(sent as object), id: 40 + books.length };
        books.push(book);
        send(201, book);
      });
    } else if (request.method === 'DELETE') {
      books.splice(0, 1);
      send(204);
    } else if (request.url === '/books') send(200, books.slice(0, -1));
    else send(404);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  servers.push(server);
  return server;
}

test('the command of a finding about a list of any API shows it on a fresh server', async () => {
  const server = await startShelf();
  const { port } = server.address() as AddressInfo;
  const { cases } = await check({
    url: `http://127.0.0.1:${port}`,
    spec: join(folder, 'openapi.json'),
    fixtures: [join(folder, 'recorded')],
    only: ['list'],
  });
  const [finding] = cases.flatMap(({ findings }) => findings);
  expect(finding?.request).toBe('GET /books');
  await new Promise((resolve) => server.close(resolve));
  await startShelf(port);
  const shown = await promisify(execFile)('sh', ['-c', finding?.curl ?? '']);
  expect(shown.stderr).toBe('{"title":"Emma","id":40}\n{"title":"Persuasion","id":41}\n');
  expect(shown.stdout).toMatch(/^HTTP\/1.1 200 OK[^]*\[\{"title":"Emma","id":40\}\]\n$/);
});
