import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { loadSpecContract } from '../../contract/load-spec-contract.js';
import { record } from '../record.js';
import { formatLocation } from '../../difference/location.js';

// Folders and notes, whose references are not named as ids.

const spec = `
openapi: 3.1.0
info: { title: Notebook, version: '1' }
paths:
  /folders:
    post:
      operationId: addFolder
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Folder' } } } } }
  /folders/{folderId}:
    parameters: [{ name: folderId, in: path, required: true, schema: { type: integer } }]
    delete: { operationId: removeFolder, responses: { '204': { description: Removed. } } }
  /notes:
    get:
      operationId: findNotes
      parameters: [{ name: folder, in: query, schema: { type: integer } }]
      responses: { '200': { description: Found., content: { application/json: { schema: { $ref: '#/components/schemas/Hits' } } } } }
    post:
      operationId: addNote
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewNote' } } } }
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } } }
  /notes/{noteId}:
    parameters: [{ name: noteId, in: path, required: true, schema: { type: integer } }]
    delete: { operationId: removeNote, responses: { '204': { description: Removed. } } }
components:
  schemas:
    Folder: { type: object, required: [id], properties: { id: { type: integer }, name: { type: string }, count: { type: integer } } }
    NewNote: { type: object, properties: { folder: { type: integer }, replyTo: { type: [integer, 'null'] }, about: { type: integer }, words: { type: integer } } }
    Note: { allOf: [{ $ref: '#/components/schemas/NewNote' }, { type: object, required: [id], properties: { id: { type: integer }, next: { type: integer } } }] }
    Hits: { type: object, properties: { notes: { type: array, items: { type: integer } }, seen: { type: array, items: { type: integer } }, total: { type: integer } } }
`;

interface Note {
  readonly id: number;
  readonly folder: number;
}

interface Notebook {
  readonly url: string;
  close(): Promise<void>;
}

/** A server whose ids begin with a number. */
async function startNotebook(first: number): Promise<Notebook> {
  const notes: Note[] = [];
  let next = first;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const sent = text === '' ? {} : (JSON.parse(text) as Omit<Note, 'id'>);
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
      const send = (status: number, body?: unknown): void => {
        response.writeHead(
          status,
          body === undefined ? {} : { 'content-type': 'application/json' },
        );
        response.end(body === undefined ? '' : JSON.stringify(body));
      };
      if (!/^\/(?:folders|notes)(?:\/\d+)?$/.test(pathname)) send(404);
      else if (request.method === 'DELETE') send(204);
      else if (pathname === '/folders') send(201, { ...sent, id: next++, count: 3 });
      else if (request.method === 'POST') {
        const note = { ...sent, id: next++ } as Note;
        notes.push(note);
        send(201, note);
      } else {
        const folder = Number(searchParams.get('folder'));
        const found = notes.filter((note) => note.folder === folder).map(({ id }) => id);
        send(200, { notes: found, seen: found, total: found.length });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function post(url: string, body: object): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { id } = (await response.json()) as { readonly id: number };
  return id;
}

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-references-'));
  file = join(folder, 'openapi.yaml');
  await writeFile(file, spec);
});
afterEach(() => rm(folder, { recursive: true }));

/** Records a session with notes that have more properties, and returns what was reported. */
async function recordSession(
  note: (ids: { readonly folder: number; readonly first: number }) => object,
  overlays: readonly string[] = [],
): Promise<readonly string[]> {
  const notebook = await startNotebook(3);
  const contract = await loadSpecContract({ spec: file, overlays });
  const recorder = await record({ contract, url: notebook.url, outDir: join(folder, 'fixtures') });
  const own = await post(`${recorder.url}/folders`, { name: 'Work' });
  const first = await post(`${recorder.url}/notes`, { folder: own, words: 3 });
  const second = await post(`${recorder.url}/notes`, {
    folder: own,
    ...note({ folder: own, first }),
  });
  await fetch(`${recorder.url}/notes?folder=${own}`);
  for (const id of [first, second])
    await fetch(`${recorder.url}/notes/${id}`, { method: 'DELETE' });
  await fetch(`${recorder.url}/folders/${own}`, { method: 'DELETE' });
  const { notes } = await recorder.close();
  await notebook.close();
  return notes;
}

/**
 * Runs what was recorded against a server with other ids: what it expected, and what it received.
 */
async function replay(overlays: readonly string[] = []): Promise<readonly string[]> {
  const notebook = await startNotebook(700);
  const { cases } = await check({
    url: notebook.url,
    spec: file,
    overlays,
    fixtures: [join(folder, 'fixtures')],
    only: ['recorded/**'],
    environment: {},
  });
  await notebook.close();
  return cases
    .filter(({ kind }) => kind !== 'preflight')
    .flatMap(({ name, verdict, findings }) => [
      `${name.replace(/-.*/, '')} ${verdict}`,
      ...findings.map(({ location }) => formatLocation(location)),
    ]);
}

describe('references that are not named as ids', () => {
  test('are found where the document points to a resource, and every value is an id of it', async () => {
    const overlay = join(folder, 'overlay.yaml');
    await writeFile(
      overlay,
      `overlay: 1.0.0
info: { title: Seen notes, version: '1' }
actions:
  - { target: $.components.schemas.Hits.properties.seen, update: { x-upspec-resource: notes } }
`,
    );
    expect(await recordSession(({ first }) => ({ replyTo: first }), [overlay])).toEqual([]);
    expect(await replay([overlay])).toEqual(['recorded/001 pass']);
  });

  test('are reported once where the document does not say so, with what an overlay has to say', async () => {
    expect(await recordSession(({ first }) => ({ about: first }))).toEqual([
      'possible reference: NewNote.about, where 4 is an id of notes. It is compared as equal. If it is a reference, put the action { target: "$.components.schemas.NewNote.properties.about", update: { x-upspec-resource: notes } } into an overlay, record or import again with --overlay FILE, and give the same overlay to check; if not, use update: { x-upspec-replay: equal }',
      'possible reference: Hits.seen, where 5 is an id of notes. It is compared as equal. If it is a reference, put the action { target: "$.components.schemas.Hits.properties.seen", update: { x-upspec-resource: notes } } into an overlay, record or import again with --overlay FILE, and give the same overlay to check; if not, use update: { x-upspec-replay: equal }',
    ]);
    expect(await replay()).toEqual(['recorded/001 fail', 'body /seen']);
  });

  test('are none where a value is not an id that was seen before', async () => {
    const reported = await recordSession(() => ({ folder: 99, about: 5000 }));
    expect(reported.map((line) => line.split(',')[0])).toEqual([
      'possible reference: NewNote.folder',
      'possible reference: Hits.seen',
    ]);
  });
});
