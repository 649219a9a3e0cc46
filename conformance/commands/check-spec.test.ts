import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { runCheck, type CheckArguments } from './check.js';

// A shelf of books: a server of three operations, and documents of it, right and wrong.

const operations = `
  /books:
    get:
      operationId: listBooks
      responses:
        '200':
          description: All books.
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Book' } } } }
    post:
      operationId: addBook
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Book' }
            example: { title: Emma }
      responses:
        '201':
          description: Added.
          content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } }
  /books/{bookId}:
    parameters: [{ name: bookId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getBook
      responses:
        '200':
          description: A book.
          content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } }
        '404': { description: No such book. }
`;
const removal = `
    delete:
      operationId: removeBook
      responses: { '204': { description: Removed. } }
`;
const schemas = `
components:
  schemas:
    Book:
      type: object
      required: [id, title]
      properties:
        id: { type: integer, readOnly: true }
        title: { type: string }
        sequel: { $ref: '#/components/schemas/Book' }
`;
const head = "openapi: 3.1.0\ninfo: { title: Book Shelf, version: '1' }\npaths:";
const document = `${head}${operations}${removal}${schemas}`;

let folder: string;
let server: Server;
let url: string;
let requests: string[];
/** What the server does wrong. */
let defect:
  'none' | 'title is a number' | 'another status, too' | 'keeps books' | 'ids are strings' = 'none';
let printed: string[];
/** A book in the list. */
const listed = (book: unknown): unknown =>
  defect === 'ids are strings' ? { ...(book as object), id: 'book-40' } : book;
const hasNumber = (): boolean => defect === 'title is a number' || defect === 'another status, too';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-spec-'));
  requests = [];
  printed = [];
  defect = 'none';
  const books = new Map<number, unknown>();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push(`${request.method} ${request.url}`);
      const send = (status: number, body?: unknown): void => {
        response.writeHead(
          status,
          body === undefined ? {} : { 'content-type': 'application/json' },
        );
        response.end(body === undefined ? '' : JSON.stringify(body));
      };
      const id = Number(/^\/books\/(\d+)$/.exec(request.url ?? '')?.[1]);
      if (request.url === '/books' && request.method === 'POST') {
        const { title } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { title: string };
        const book = { id: 40 + books.size, title: hasNumber() ? 7 : title };
        books.set(book.id, book);
        send(defect === 'another status, too' ? 200 : 201, book);
      } else if (request.url === '/books') send(200, [...books.values()].map(listed));
      else if (!books.has(id)) send(404);
      else if (request.method === 'DELETE') {
        if (defect !== 'keeps books') books.delete(id);
        send(204);
      } else send(200, books.get(id));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

async function run(options: Partial<CheckArguments>): Promise<ExitCode> {
  const terminal: Terminal = {
    print: (text) => void printed.push(text),
    warn: (text) => void printed.push(text),
    program: 'upspec',
    interactive: false,
    color: false,
    environment: {},
    signal: new AbortController().signal,
  };
  const settings = { jobs: 4, timeout: 10, seed: 1, url, verbose: true };
  return runCheck({ ...settings, ...options }, terminal);
}

test('a document alone is enough: its examples are sent, and what they create is removed', async () => {
  const spec = await write('books.yaml', document);
  expect(await run({ spec })).toBe(0);
  expect(printed.join('\n')).toContain('2 passed, 0 warned, 0 failed');
  expect(requests.filter((each) => !each.startsWith('GET'))).toEqual([
    'POST /books',
    'DELETE /books/40',
  ]);
});

test('a violation names the property, and a command that shows it again', async () => {
  const spec = await write('books.yaml', document);
  defect = 'title is a number';
  expect(await run({ spec, only: ['examples/add-book/**'] })).toBe(1);
  expect(printed.join('\n')).toContain('Book.title (must)');
  expect(printed.join('\n')).toContain(
    `upspec check ${url} --spec ${spec} --only examples/add-book`,
  );
  expect(printed.join('\n')).not.toContain('OPENAI');
});

test('a wrong status is reported before what is wrong in the body', async () => {
  const spec = await write('books.yaml', document);
  defect = 'another status, too';
  expect(await run({ spec, only: ['examples/add-book/**'] })).toBe(1);
  const ids = [...printed.join('\n').matchAll(/(\S+) \(must\)/g)].map(([, id]) => id);
  expect(ids).toEqual(['addBook.201', 'Book.title']);
});

test('recordings of a folder are replayed with the ids of the server', async () => {
  const spec = await write('books.yaml', document);
  await write(
    'recordings/one.json',
    JSON.stringify({
      name: 'one',
      title: 'A book is added, read and removed',
      source: { kind: 'recorded' },
      exchanges: [
        {
          operation: 'addBook',
          request: { method: 'POST', path: '/books', body: { json: { title: 'Emma' } } },
          response: { status: 201, body: { json: { id: 3, title: 'Emma' } } },
        },
        {
          operation: 'getBook',
          request: { method: 'GET', path: '/books/3' },
          response: { status: 200, body: { json: { id: 3, title: 'Emma' } } },
        },
        {
          operation: 'removeBook',
          request: { method: 'DELETE', path: '/books/3' },
          response: { status: 204 },
        },
      ],
    }),
  );
  expect(await run({ spec, fixtures: [join(folder, 'recordings')], only: ['one'] })).toBe(0);
  expect(requests).toEqual([
    'GET /books',
    'GET /upspec-no-such-route',
    'POST /books',
    'GET /books/40',
    'DELETE /books/40',
    // One look whether it is gone.
    'GET /books/40',
    // One whether the server still responds.
    'GET /books',
  ]);
});

test('what a DELETE keeps is named as left behind, whether the DELETE is that of the cleanup or of a recording', async () => {
  const spec = await write('books.yaml', document);
  defect = 'keeps books';
  expect(await run({ spec })).toBe(0);
  const line = 'the book 40 is left behind: GET /books/40 returns it after its DELETE';
  expect(printed.join('\n')).toContain(line);
  const exchanges = [
    {
      operation: 'addBook',
      request: { method: 'POST', path: '/books', body: { json: { title: 'Emma' } } },
      response: { status: 201, body: { json: { id: 3, title: 'Emma' } } },
    },
    {
      operation: 'removeBook',
      request: { method: 'DELETE', path: '/books/3' },
      response: { status: 204 },
    },
  ];
  const fixture = { name: 'one', title: 'A book', source: { kind: 'recorded' }, exchanges };
  await write('recordings/one.json', JSON.stringify(fixture));
  printed = [];
  await run({ spec, fixtures: [join(folder, 'recordings')], only: ['one'] });
  expect(printed.join('\n')).toContain(line.replaceAll('40', '41'));
});

test('what no operation removes is not created, unless that is allowed', async () => {
  const spec = await write('books.yaml', `${head}${operations}${schemas}`);
  expect(await run({ spec })).toBe(0);
  expect(requests.filter((each) => !each.startsWith('GET'))).toEqual([]);
  expect(printed.join('\n')).toContain(
    'not sent: addBook: it creates one of books, which no operation removes',
  );
  expect(await run({ spec, allowLeftovers: true })).toBe(0);
  expect(requests).toContain('POST /books');
  expect(printed.join('\n')).toContain('is left behind');
});

test('a recording that changes what it did not create needs permission, and then nothing is judged', async () => {
  const spec = await write('books.yaml', document);
  const fixture = {
    name: 'removal',
    title: 'A book is removed',
    source: { kind: 'recorded' },
    exchanges: [
      {
        operation: 'removeBook',
        request: { method: 'DELETE', path: '/books/3' },
        response: { status: 204 },
      },
    ],
  };
  await write('recordings/removal.json', JSON.stringify(fixture));
  const options = { spec, fixtures: [join(folder, 'recordings')], only: ['removal'] };
  expect(await run(options)).toBe(2);
  expect(requests.filter((each) => each.startsWith('DELETE'))).toEqual([]);
  await fetch(`${url}/books`, { method: 'POST', body: JSON.stringify({ title: 'Emma' }) });
  expect(await run({ ...options, existing: ['bookId=40'] })).toBe(0);
  expect(requests).toContain('DELETE /books/40');
});

test('a base URL that leads elsewhere is reported with the one below which the API responds', async () => {
  const servers = "servers: [{ url: 'https://shelf.example/v2' }]\npaths:";
  const spec = await write('books.yaml', document.replace('paths:', servers));
  expect(await run({ spec, url: `${url}/wrong` })).toBe(2);
  expect(printed.join('\n')).toContain(
    `${url}/wrong has no GET /books (status 404); did you mean ${url}?`,
  );
});

test.each<[string, Partial<CheckArguments>, string]>([
  ['no URL', { url: '' }, 'give its base URL as well'],
  [
    'an overlay without a document',
    { spec: '', overlay: ['o.yaml'] },
    '--overlay: give the document with --spec FILE as well',
  ],
  ['a profile of another API', { profile: 'azure' }, '--spec checks another API; use one of them'],
  ['an existing resource without an id', { existing: ['bookId'] }, 'give a name and an id'],
  [
    'an unknown existing resource',
    { existing: ['petId=7'] },
    'the document has no such path parameter or resource; it has bookId, books',
  ],
  [
    'a document that is not there',
    { spec: 'none.yaml' },
    "none.yaml: can't be read: the file does not exist",
  ],
])('%s is a usage error', async (_, options, message) => {
  const spec = await write('books.yaml', document);
  const given = { spec, ...options };
  const { spec: chosen, url: target, ...rest } = { url, ...given };
  const attempt = run({
    ...rest,
    ...(chosen !== '' && { spec: chosen }),
    ...(target === '' ? { url: undefined as never } : { url: target }),
  });
  await expect(attempt).rejects.toThrow(message);
  expect(requests).toEqual([]);
});

test('errors of the document, an overlay that matches nothing and a fixture of an unknown operation are reported with locations', async () => {
  const broken = await write(
    'broken.yaml',
    document.replace('type: integer, readOnly', 'type: intger, readOnly'),
  );
  const location = /broken\.yaml:\d+:\d+: .*intger/;
  expect(await run({ spec: broken, explain: true })).toBe(0);
  expect(printed.join('\n')).toMatch(location);
  const lost = await write('lost.yaml', document.replace("'1' }", "'1' }\nservers: 3"));
  await expect(run({ spec: lost })).rejects.toThrow(/lost\.yaml:\d+:\d+: /);
  const spec = await write('books.yaml', document);
  const overlay = await write(
    'o.yaml',
    "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n  - { target: $.paths./films, update: {} }\n",
  );
  await expect(run({ spec, overlay: [overlay] })).rejects.toThrow(/o\.yaml:4:/);
  const fixture = {
    name: 'films',
    title: 'A film',
    source: { kind: 'recorded' },
    exchanges: [
      {
        operation: 'getFilm',
        request: { method: 'GET', path: '/films/1' },
        response: { status: 200 },
      },
    ],
  };
  await write('films/films.json', JSON.stringify(fixture));
  await expect(run({ spec, fixtures: [join(folder, 'films')] })).rejects.toThrow(
    /films\.json: the document has no operation getFilm/,
  );
  expect(requests).toEqual([]);
});

const films = `
  /films:
    get:
      operationId: listFilms
      responses:
        '200':
          description: Films.
          content: { application/json: { schema: { type: aray } } }
`;

test('an error in one operation leaves that one as not judged, with its location, and the rest is judged', async () => {
  const spec = await write(
    'books.yaml',
    document.replace('\ncomponents:', `${films}\ncomponents:`),
  );
  expect(await run({ spec })).toBe(2);
  const text = printed.join('\n');
  expect(text).toContain('2 passed, 0 warned, 0 failed, 0 skipped, 0 observed, 1 could not run');
  expect(text).toMatch(
    /document\/listFilms: listFilms can't be judged: \S+books\.yaml:\d+:\d+: type "aray" is not a JSON Schema type; did you mean "array"\?/,
  );
  expect(requests).not.toContain('GET /films');
  expect(await run({ spec, only: ['examples/**'] })).toBe(0);
});

test('a recording that uses an operation with an error cannot be judged either', async () => {
  const spec = await write(
    'books.yaml',
    document.replace('\ncomponents:', `${films}\ncomponents:`),
  );
  const fixture = {
    name: 'films',
    title: 'The films are listed',
    source: { kind: 'recorded' },
    exchanges: [
      {
        operation: 'listFilms',
        request: { method: 'GET', path: '/films' },
        response: { status: 200 },
      },
    ],
  };
  await write('films/films.json', JSON.stringify(fixture));
  expect(await run({ spec, fixtures: [join(folder, 'films')] })).toBe(2);
  expect(printed.join('\n')).toMatch(
    /listFilms and 1 more: listFilms can't be judged: \S+:\d+:\d+: type "aray"/,
  );
  expect(requests).not.toContain('GET /films');
});

test('requirements that derive from the document are listed, and choose the cases that test them', async () => {
  const spec = await write('books.yaml', document);
  expect(await run({ spec, list: true })).toBe(0);
  const [listed = ''] = printed;
  expect(listed).toMatch(
    /^Book\.title \(must\) .*\n {4}examples\/add-book\/\S+\n {4}examples\/list-books/m,
  );
  expect(listed).toMatch(/^addBook\.201 \(must\)/m);
  expect(await run({ spec, only: ['addBook.201'] })).toBe(0);
  expect(await run({ spec, only: ['Book.t*'], skip: ['addBook.201'] })).toBe(0);
  expect(printed.join('\n')).toContain('1 passed, 0 warned, 0 failed');
  await expect(run({ spec, only: ['getBook.404'] })).rejects.toThrow(
    'no case tests the requirement getBook.404',
  );
  await expect(run({ spec, only: ['Book.author'] })).rejects.toThrow(
    'the pattern "Book.author" matches no case and no requirement',
  );
});

test('an --existing id that does not fit its parameter is a usage error', async () => {
  const spec = await write('books.yaml', document);
  await expect(run({ spec, existing: ['bookId=emma'] })).rejects.toThrow(
    '--existing bookId=emma: must be integer, as the document describes bookId',
  );
  expect(requests).toEqual([]);
});

test('a wrong value of what others created is shown as it is', async () => {
  const spec = await write('books.yaml', document);
  defect = 'ids are strings';
  await fetch(`${url}/books`, { method: 'POST', body: JSON.stringify({ title: 'Emma' }) });
  expect(await run({ spec, only: ['listBooks.200'] })).toBe(1);
  expect(printed.join('\n')).toMatch(/expected {2}must be integer\n\s+actual {4}"book-40"/);
});

test('--explain prints what was inferred, and sends nothing', async () => {
  const spec = await write('books.yaml', document);
  expect(await run({ spec, explain: true })).toBe(0);
  expect(printed.join('\n')).toContain(
    'books: removed by removeBook (it is the DELETE of /books/{bookId})',
  );
  expect(requests).toEqual([]);
});
