import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../../check.js';
import { loadSpecContract } from '../../contract/load-spec-contract.js';
import { formatLocation } from '../../difference/location.js';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { record } from '../record.js';

// People and teams. What a team is created with, the server returns as it is, in a list, a map or alone.

type Id = string | number;

function specOf(type: string): string {
  return `
openapi: 3.1.0
info: { title: Teams, version: '1' }
paths:
  /people:
    post: { operationId: addPerson, responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Person' } } } } } }
  /people/{personId}:
    parameters: [{ name: personId, in: path, required: true, schema: { type: ${type} } }]
    delete: { operationId: removePerson, responses: { '204': { description: Removed. } } }
  /teams:
    post:
      operationId: addTeam
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewTeam' } } } }
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Team' } } } } }
  /teams/{teamId}:
    parameters: [{ name: teamId, in: path, required: true, schema: { type: string } }]
    get: { operationId: getTeam, responses: { '200': { description: Found., content: { application/json: { schema: { $ref: '#/components/schemas/Team' } } } } } }
    delete: { operationId: removeTeam, responses: { '204': { description: Removed. } } }
components:
  schemas:
    Person: { type: object, required: [id], properties: { id: { type: ${type} } } }
    NewTeam:
      type: object
      properties:
        subject: { type: ${type} }
        assignedTo: { type: ${type} }
        crewIds: { type: array, items: { type: ${type} } }
        seats: { type: array, items: { type: ${type} } }
        shifts: { type: array, items: { type: object, properties: { desk: { type: object, properties: { subject: { type: ${type} } } } } } }
        points: { type: object, additionalProperties: { type: integer } }
        slots: { type: object, additionalProperties: { type: object, properties: { subject: { type: ${type} } } } }
        buckets: { type: object, additionalProperties: { type: integer } }
    Team: { allOf: [{ $ref: '#/components/schemas/NewTeam' }, { type: object, required: [id], properties: { id: { type: string } } }] }
`;
}

/** A server that gives people the ids of a generator, and teams UUIDs. */
async function startTeams(
  nextId: () => Id,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const teams = new Map<string, object>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const sent = text === '' ? {} : (JSON.parse(text) as object);
      const [, kind = '', id = ''] = (request.url ?? '').split('/');
      const send = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (request.method === 'DELETE') response.writeHead(204).end();
      else if (request.method === 'GET' && teams.has(id)) send(200, teams.get(id) ?? {});
      else if (request.method === 'GET') response.writeHead(404).end();
      else if (kind === 'people') send(201, { id: nextId() });
      else {
        const team = { ...sent, id: randomUUID() };
        teams.set(team.id, team);
        send(201, team);
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

function countFrom(first: number, step = 1): () => Id {
  let next = first;
  return () => (next += step) - step;
}

let folder: string;
let spec: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-inferred-'));
  spec = join(folder, 'openapi.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

interface TeamSession {
  readonly type: string;
  readonly nextId: () => Id;
  readonly team: (people: readonly [Id, Id]) => object;
  readonly overlays?: readonly string[];
}

/** Creates two people and a team of them, and reads it; returns what the recording reports. */
async function recordTeam({
  type,
  nextId,
  team,
  overlays = [],
}: TeamSession): Promise<readonly string[]> {
  await writeFile(spec, specOf(type));
  const teams = await startTeams(nextId);
  const contract = await loadSpecContract({ spec, overlays });
  const recorder = await record({ contract, url: teams.url, outDir: join(folder, 'fixtures') });
  const add = async (path: string, body: object): Promise<Id> => {
    const response = await fetch(`${recorder.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await response.json()) as { readonly id: Id }).id;
  };
  const first = await add('/people', {});
  const second = await add('/people', {});
  const id = await add('/teams', team([first, second]));
  await fetch(`${recorder.url}/teams/${id}`);
  await fetch(`${recorder.url}/teams/${id}`, { method: 'DELETE' });
  for (const person of [first, second]) {
    await fetch(`${recorder.url}/people/${person}`, { method: 'DELETE' });
  }
  const { notes } = await recorder.close();
  await teams.close();
  return notes;
}

/** Runs the recording against a server with other ids: verdicts, and the locations of violations. */
async function replay(
  nextId: () => Id,
  overlays: readonly string[] = [],
): Promise<readonly string[]> {
  const teams = await startTeams(nextId);
  const { cases } = await check({
    url: teams.url,
    spec,
    overlays,
    fixtures: [join(folder, 'fixtures')],
    only: ['recorded/**'],
    environment: {},
  });
  await teams.close();
  return cases
    .filter(({ kind }) => kind !== 'preflight')
    .flatMap(({ verdict, findings }) => [
      verdict,
      ...findings.map(({ location }) => formatLocation(location)),
    ]);
}

const many = 41_237_905;

test.each<[string, string, () => Id, () => Id]>([
  ['UUIDs', 'string', randomUUID, randomUUID],
  ['integers of many digits', 'integer', countFrom(many), countFrom(many + 5000, 7)],
])('%s are references wherever they are, whatever the name says', async (_, type, then, now) => {
  const team: TeamSession['team'] = ([first, second]) => ({
    subject: first,
    seats: [second, first],
    shifts: [{ desk: { subject: second } }, { desk: { subject: first } }],
    points: { [first]: 5, [second]: 7 },
    slots: { [second]: { subject: second } },
  });
  expect(await recordTeam({ type, nextId: then, team })).toEqual([]);
  expect(await loadFixtures(join(folder, 'fixtures'))).toHaveLength(1);
  expect(await replay(now)).toEqual(['pass']);
});

test('short integers are references where a name or several keys say so', async () => {
  const team: TeamSession['team'] = ([first, second]) => ({
    assignedTo: second,
    crewIds: [first, second],
    points: { [first]: 5, [second]: 7 },
  });
  expect(await recordTeam({ type: 'integer', nextId: countFrom(1), team })).toEqual([]);
  expect(await replay(countFrom(700, 3))).toEqual(['pass']);
});

test('a short integer under any other name is reported, with the overlay action and the commands that need it', async () => {
  const team: TeamSession['team'] = ([first]) => ({ subject: first });
  expect(await recordTeam({ type: 'integer', nextId: countFrom(1), team })).toEqual([
    'possible reference: NewTeam.subject, where 1 is an id of people. It is compared as equal. If it is a reference, put the action { target: "$.components.schemas.NewTeam.properties.subject", update: { x-upspec-resource: people } } into an overlay, record or import again with --overlay FILE, and give the same overlay to check; if not, use update: { x-upspec-replay: equal }',
  ]);
});

test('a map with a key that is not an id is compared as it was recorded', async () => {
  const team: TeamSession['team'] = ([first, second]) => ({
    buckets: { [first]: 5, [second]: 7, 90: 1 },
  });
  expect(await recordTeam({ type: 'integer', nextId: countFrom(1), team })).toEqual([]);
  expect(new Set(await replay(countFrom(700)))).toEqual(new Set(['pass']));
});

const keyedOverlay = `overlay: 1.0.0
info: { title: Keys, version: '1' }
actions:
  - { target: $.components.schemas.NewTeam.properties.buckets, update: { propertyNames: { x-upspec-resource: people } } }
`;

test('a map whose single key is a short id is reported, and an overlay says that it is one', async () => {
  const team: TeamSession['team'] = ([first]) => ({ buckets: { [first]: 5 } });
  const notes = await recordTeam({ type: 'integer', nextId: countFrom(1), team });
  expect(notes).toEqual([
    expect.stringContaining(
      '{ target: "$.components.schemas.NewTeam.properties.buckets", update: { propertyNames: { x-upspec-resource: people } } }',
    ),
  ]);
  await rm(join(folder, 'fixtures'), { recursive: true });
  await writeFile(join(folder, 'keys.yaml'), keyedOverlay);
  const overlays = [join(folder, 'keys.yaml')];
  expect(await recordTeam({ type: 'integer', nextId: countFrom(1), team, overlays })).toEqual([]);
  // The other person is in no team, and so in a recording of their own.
  expect(await replay(countFrom(700), overlays)).toEqual(['pass', 'pass']);
});
