import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import type { Contract } from '@upspec/document';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../check.js';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { loadFixtures } from '../fixture-format/load-fixtures.js';
import { exportFixtures } from './export-fixtures.js';
import type { HarFile } from './har/har-schema.js';
import { importHar } from './import-har.js';
import { record } from './record.js';

// An API whose paths and ids are in other scripts than Latin, and whose operations have no ids.

const spec = `
openapi: 3.1.0
info: { title: Städte, version: '1' }
servers: [{ url: 'http://127.0.0.1/büro' }]
paths:
  /städte:
    get: { responses: { '200': { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } } } }
  /städte/{name}:
    parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
    put:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/City' } } } }
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/City' } } } } }
    get: { responses: { '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/City' } } } } } }
    delete: { responses: { '204': { description: Removed. } } }
  /ペット:
    post: { responses: { '201': { description: Added., headers: { Location: { schema: { type: string } } }, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
  /ペット/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
    delete: { responses: { '204': { description: Removed. } } }
components:
  schemas:
    City: { type: object, required: [people], properties: { people: { type: integer } } }
    Pet: { type: object, required: [id], properties: { id: { type: string, readOnly: true } } }
`;

/** A server whose pets have an id that begins with a character. */
async function start(character: string): Promise<Server> {
  let pets = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const path = decodeURIComponent(request.url ?? '');
      const send = (status: number, body?: object, headers = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(body === undefined ? '' : JSON.stringify(body));
      };
      const isKnown = /^\/büro\/(?:städte|ペット)(?:\/[^/]+)?$/.test(path);
      if (!isKnown) send(404);
      else if (request.method === 'DELETE') send(204);
      else if (request.method === 'PUT') send(201, { people: 5 });
      else if (path === '/büro/städte') send(200, []);
      else if (path.startsWith('/büro/städte')) send(200, { people: 5 });
      else if (request.method === 'POST') {
        pets += 1;
        const id = `${character}${String(pets)}`;
        send(201, { id }, { location: encodeURI(`/büro/ペット/${id}`) });
      } else send(200, { id: path.split('/').at(-1) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const lines: readonly (readonly [method: string, path: string])[] = [
  ['PUT', '/städte/Köln'],
  ['GET', '/städte/Köln'],
  ['DELETE', '/städte/Köln'],
  ['POST', '/ペット'],
  ['GET', '/ペット/犬1'],
  ['DELETE', '/ペット/犬1'],
];

let folder: string;
let fixtures: string;
let contract: Contract;
let server: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-scripts-'));
  fixtures = join(folder, 'fixtures');
  await writeFile(join(folder, 'openapi.yaml'), spec);
  contract = await loadSpecContract({ spec: join(folder, 'openapi.yaml') });
  server = await start('犬');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function send(url: string, method: string, path: string): Promise<string> {
  const isPut = method === 'PUT';
  const response = await fetch(new URL(path, url), {
    method,
    ...(isPut && { headers: { 'content-type': 'application/json' }, body: '{"people":5}' }),
  });
  return response.text();
}

const writings: readonly (readonly [string, (path: string) => string])[] = [
  ['percent-encoded', encodeURI],
  [
    'percent-encoded in lower case',
    (path) => encodeURI(path).replace(/%../g, (each) => each.toLowerCase()),
  ],
];

const recorded = [
  ['PUT /städte/Köln', 'GET /städte/Köln', 'DELETE /städte/Köln'],
  ['POST /ペット', 'GET /ペット/犬1', 'DELETE /ペット/犬1'],
];

async function recordedLines(): Promise<readonly (readonly string[])[]> {
  const all = await loadFixtures(fixtures);
  return all.map(({ exchanges }) =>
    exchanges.map(({ request }) => `${request.method} ${decodeURIComponent(request.path)}`),
  );
}

async function replayed(): Promise<readonly string[]> {
  const other = await start('猫');
  const { cases } = await check({
    url: `${originOf(other)}/b%C3%BCro`,
    spec: join(folder, 'openapi.yaml'),
    fixtures: [fixtures],
    only: ['recorded/**'],
    environment: {},
  });
  other.closeAllConnections();
  other.close();
  return cases.filter(({ name }) => name.startsWith('recorded/')).map(({ verdict }) => verdict);
}

test.each(writings)('a session with %s paths is recorded and replayed', async (_, write) => {
  const url = `${originOf(server)}/b%C3%BCro`;
  const recorder = await record({ contract, url, outDir: fixtures });
  for (const [method, path] of lines) await send(recorder.url, method, write(`/büro${path}`));
  const { notes } = await recorder.close();
  expect(notes).toEqual([]);
  expect(await recordedLines()).toEqual(recorded);
  expect(await replayed()).toEqual(['pass', 'pass']);
});

/** The entries of a HAR file whose URLs are written as they are by one of its tools. */
async function harOf(write: (path: string) => string): Promise<string> {
  const entries = [];
  for (const [method, path] of lines) {
    const text = await send(originOf(server), method, encodeURI(`/büro${path}`));
    const isRemoval = method === 'DELETE';
    const json = { name: 'content-type', value: 'application/json' };
    entries.push({
      startedDateTime: '2026-01-31T12:00:00.000Z',
      request: {
        method,
        url: write(`${originOf(server)}/büro${path}`),
        headers: method === 'PUT' ? [json] : [],
        ...(method === 'PUT' && {
          postData: { mimeType: 'application/json', text: '{"people":5}' },
        }),
      },
      response: {
        status: isRemoval ? 204 : method === 'GET' ? 200 : 201,
        headers: [json],
        content: { size: text.length, mimeType: 'application/json', text },
      },
    });
  }
  return JSON.stringify({ log: { version: '1.2', entries } });
}

test.each([
  ['percent-encoded', encodeURI],
  ['raw', (path: string) => path],
] as const)('a HAR file with %s paths is imported, replayed and exported', async (_, write) => {
  const file = join(folder, 'session.har');
  await writeFile(file, await harOf(write));
  const { notes } = await importHar({ contract, file, outDir: fixtures });
  expect(notes).toEqual([]);
  expect(await recordedLines()).toEqual(recorded);
  expect(await replayed()).toEqual(['pass', 'pass']);
  const exported = { contract, fixtures: [fixtures] };
  const { text } = await exportFixtures({ ...exported, format: 'har' });
  const { log } = JSON.parse(text) as HarFile;
  expect(log.entries.map(({ request }) => decodeURI(new URL(request.url).pathname))).toEqual(
    lines.map(([, path]) => `/büro${path}`),
  );
  const again = join(folder, 'again.har');
  await writeFile(again, text);
  const { files } = await importHar({ contract, file: again, outDir: join(folder, 'again') });
  expect(files).toHaveLength(2);
  for (const each of files) {
    const before = await readFile(each.replace('/again/', '/fixtures/'), 'utf8');
    expect(await readFile(each, 'utf8')).toBe(before);
  }
});

interface Flows {
  readonly workflows: readonly {
    readonly steps: readonly Readonly<Record<string, unknown>>[];
  }[];
}

test('operations without an id are steps with an operationPath in Arazzo', async () => {
  const file = join(folder, 'session.har');
  await writeFile(file, await harOf(encodeURI));
  await importHar({ contract, file, outDir: fixtures });
  const { text, inexpressible } = await exportFixtures({
    contract,
    fixtures: [fixtures],
    format: 'arazzo',
  });
  const config = await createConfig({ extends: ['spec'] });
  const absoluteRef = '/spec/flows.arazzo.yaml';
  expect(await lintFromString({ source: text, absoluteRef, config })).toEqual([]);
  expect(inexpressible).toEqual([]);
  const steps = (parse(text) as Flows).workflows.flatMap((workflow) => workflow.steps);
  expect(steps.map((step) => [step['operationId'], step['operationPath']])).toEqual([
    [undefined, '{$sourceDescriptions.st-dte.url}#/paths/~1st%C3%A4dte~1%7Bname%7D/put'],
    [undefined, '{$sourceDescriptions.st-dte.url}#/paths/~1st%C3%A4dte~1%7Bname%7D/get'],
    [undefined, '{$sourceDescriptions.st-dte.url}#/paths/~1st%C3%A4dte~1%7Bname%7D/delete'],
    [undefined, '{$sourceDescriptions.st-dte.url}#/paths/~1%E3%83%9A%E3%83%83%E3%83%88/post'],
    [
      undefined,
      '{$sourceDescriptions.st-dte.url}#/paths/~1%E3%83%9A%E3%83%83%E3%83%88~1%7Bid%7D/get',
    ],
    [
      undefined,
      '{$sourceDescriptions.st-dte.url}#/paths/~1%E3%83%9A%E3%83%83%E3%83%88~1%7Bid%7D/delete',
    ],
  ]);
  expect(steps[1]?.['parameters']).toEqual([{ name: 'name', in: 'path', value: 'Köln' }]);
});
