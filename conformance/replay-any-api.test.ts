import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Fixture } from './fixture/fixture.js';
import {
  startPetsServer,
  type PetsServer,
  type PetsServerOptions,
} from './testing/pets/pets-server.js';
import { petsSession, ticking } from './testing/pets/pets-session.js';
import { recordPets } from './testing/pets/record-pets.js';
import { inBody, inHeader, zoned } from './testing/pets/change-reply.js';
import { findingsOf, replayPets } from './testing/pets/replay-pets.js';

const open: PetsServer[] = [];

async function start(options: PetsServerOptions): Promise<PetsServer> {
  const server = await startPetsServer(options);
  open.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

let fixture: Fixture;

beforeAll(async () => {
  const first = { pet: 3, owner: 3 };
  const recorded = await startPetsServer({ first, now: ticking('2025-06-01T10:00:00.250Z') });
  fixture = await recordPets(recorded, petsSession);
  await recorded.close();
});

test('a session of another server with integer ids that collide is replayed without a finding', async () => {
  expect(fixture.exchanges.map(({ response }) => response.status)).toEqual([
    201, 201, 201, 200, 200, 412, 304, 200, 200, 201, 200, 204, 404,
  ]);
  const server = await start({
    first: { pet: 41, owner: 907 },
    basePath: '/api/v2',
    absolute: true,
  });
  const ran = await replayPets(fixture, server);
  expect(findingsOf(ran)).toEqual([]);
  expect(ran.result.verdict).toBe('pass');
  expect(server.requests.slice(0, 13)).toEqual([
    'POST /owners',
    'POST /pets',
    'POST /pets',
    'GET /pets/41?expand=3',
    'PATCH /pets/41',
    'PATCH /pets/41',
    'GET /pets/41',
    'GET /pets?ownerId=907&limit=1',
    'GET /pets?ownerId=907&limit=1&cursor=NDox',
    'POST /pets/41/visits',
    'GET /pets/41/photo',
    'DELETE /pets/41',
    'GET /pets/41',
  ]);
  expect(server.left()).toEqual([]);
  expect(ran.notes).toEqual([]);
});

const others = { pet: 41, owner: 907 };

test.each<[string, Partial<PetsServerOptions>]>([
  ['whose ids are those of the recording, the other way round', { first: { pet: 4, owner: 2 } }],
  [
    'that has pets of other people',
    { strangers: [{ id: 1, name: 'x', count: 1, kind: { type: 'cat', lives: 1 } }] },
  ],
  ['whose links are relative to nothing but their host', { absolute: false }],
  [
    'whose times have an offset',
    { change: inBody(/./, (body) => zoned(body, '+02:00', 2 * 3600_000)) },
  ],
  [
    'that sends what the document does not know',
    { change: inBody(/^GET/, (body) => ({ ...body, extra: 3 })) },
  ],
  [
    'with another prose in an error',
    { change: inBody(/./, (body) => ('detail' in body ? { ...body, detail: 'nope' } : body)) },
  ],
])('a server %s is accused of nothing', async (_, options) => {
  const server = await start({ first: others, ...options });
  expect(findingsOf(await replayPets(fixture, server))).toEqual([]);
});

const problemAsJson: PetsServerOptions['change'] = (_, reply) =>
  reply.status === 412
    ? { ...reply, headers: { ...reply.headers, 'content-type': 'application/json' } }
    : reply;

test.each<[string, PetsServerOptions['change'], string]>([
  [
    'forgets the owner of a pet',
    inBody(/^POST \/pets$/, (body) => ({ ...body, ownerId: 3 })),
    'createPet.201 body /ownerId: 907 | 3',
  ],
  [
    'returns another pet',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, id: 42 })),
    'getPet.200 body /id: 41 | 42',
  ],
  [
    'counts by an id',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, count: 41 })),
    'getPet.200 body /count: 3 | 41',
  ],
  [
    'names a pet for its id',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, name: '41' })),
    'getPet.200 body /name: "rex" | "41"',
  ],
  [
    'writes an id as text',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, id: '41' })),
    'getPet.200 body /id: must be integer | "41"',
  ],
  [
    'loses the trainer',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, kind: { type: 'dog', trainer: 41 } })),
    'getPet.200 body /kind/trainer: 907 | 41',
  ],
  [
    'makes a cat of a dog',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, kind: { type: 'cat', lives: 3 } })),
    'getPet.200 body /kind/type: "dog" | "cat"',
  ],
  [
    'changes a value of a map',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, scores: { '3': 41, rex: 1 } })),
    'getPet.200 body /scores/3: 3 | 41',
  ],
  [
    'adds to a map',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, scores: { '3': 3, rex: 1, more: 1 } })),
    'getPet.200 body /scores/more: absent | 1',
  ],
  [
    'changes a plain list',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, tags: ['a', '3'] })),
    'getPet.200 body /tags: ["3","a"] | ["a","3"]',
  ],
  [
    'changes an id in a list of lists',
    inBody(/^POST \/pets$/, (body) =>
      body['count'] === 4 ? { ...body, grid: [[41], [41, 42]] } : body,
    ),
    'createPet.201 body /grid/1/1: 41 | 42',
  ],
  [
    'links to another pet',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, self: '/v1/pets/42' })),
    'getPet.200 body /self: 41 | "42"',
  ],
  [
    'links to a collection',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, self: '/v1/pets' })),
    'getPet.200 body /self: a link to /pets/{petId} | /v1/pets',
  ],
  [
    'sends the location of another pet',
    inHeader(/^POST \/pets$/, 'location', '/v1/pets/40'),
    'createPet.201 header location: 41 | "40"',
  ],
  [
    'sends no location',
    inHeader(/^POST \/pets$/, 'location', undefined),
    'createPet.201 header location: any value | absent',
  ],
  [
    'keeps the entity tag of a changed pet',
    inHeader(/^(?:PATCH|GET) \/pets\/41/, 'etag', '"41-41-1"'),
    'changePet.200 header etag: another entity tag than before | "41-41-1"',
  ],
  [
    'sends an entity tag without quotes',
    inHeader(/^GET \/pets\/41\?/, 'etag', '41-41-1'),
    'getPet.200 header etag: an entity tag in quotes | 41-41-1',
  ],
  [
    'sends a time as an ISO string in a header',
    inHeader(/^GET \/pets\/41\?/, 'last-modified', '2026-01-01T00:00:00Z'),
    'getPet.200 header last-modified: an HTTP date | 2026-01-01T00:00:00Z',
  ],
  [
    'sends no cookie',
    inHeader(/^POST \/owners$/, 'set-cookie', 'other=1'),
    'createOwner.201 header set-cookie: the cookie session | absent',
  ],
  [
    'links to no next page',
    inHeader(/^GET \/pets\?/, 'link', '</v1/pets>; rel="prev"'),
    'listPets.200 header link: a link with rel="next" | </v1/pets>; rel="prev"',
  ],
  [
    'moves the creation when a pet is read',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, createdAt: '2026-11-28T04:00:00.000Z' })),
    'getPet.200 body /createdAt: TIME, as told before | "2026-11-28T04:00:00.000Z"',
  ],
  [
    'writes a time as a number',
    inBody(/^POST \/pets$/, (body) => ({ ...body, expiresAt: 1_800_000_000 })),
    'createPet.201 body /expiresAt: an ISO 8601 timestamp, as "2025-06-01T11:00:00.310Z" | NUMBER',
  ],
  [
    'lets a pet expire too late',
    inBody(/^POST \/pets$/, (body) => ({
      ...body,
      expiresAt: new Date(Date.parse(String(body['createdAt'])) + 3_660_000).toISOString(),
    })),
    'createPet.201 body /expiresAt: createdAt + 3600 | createdAt + 3660',
  ],
  [
    'writes seconds for milliseconds',
    inBody(/^POST \/pets$/, (body) => ({
      ...body,
      seenMs: Math.floor(Number(body['seenMs']) / 1000),
    })),
    'createPet.201 body /seenMs: a time in milliseconds since 1970, as 1748772000310 | NUMBER',
  ],
  [
    'lists a pet of another owner first',
    inBody(/cursor=/, (body) => ({ ...body, items: [] })),
    'listPets.200 body /items: 42 in the list | absent',
  ],
  [
    'ends a list too early',
    inBody(/limit=1$/, (body) => ({ ...body, next: null })),
    'listPets.200 body /next: "Mzox" | absent',
  ],
  [
    'changes a byte of a photo',
    (asked, reply) =>
      asked.endsWith('/photo') ? { ...reply, body: Buffer.from([1, 2, 4]) } : reply,
    'getPhoto.200 body, byte 2: 3 bytes, there hex 03 | 3 bytes, there hex 04',
  ],
  [
    'sends a photo as text',
    inHeader(/photo$/, 'content-type', 'text/plain'),
    'getPhoto.200 header content-type: image/* | text/plain',
  ],
  [
    'sends a problem as plain JSON',
    problemAsJson,
    'changePet.default header content-type: application/problem+json | application/json',
  ],
  [
    'says another status in a problem',
    inBody(/^PATCH/, (body) => ('detail' in body ? { detail: 'no' } : body)),
    'changePet.default body /status: present | absent',
  ],
  [
    'forgets a note',
    inBody(/visits$/, ({ note: _, ...body }) => body),
    'createVisit.201 body /note: "3" | absent',
  ],
])('a server that %s is found', async (_, change, want) => {
  const server = await start({ first: others, ...(change !== undefined && { change }) });
  const found = findingsOf(await replayPets(fixture, server));
  const shown = found.map((each) =>
    each
      .replace(/: \d{4}-[-\dT:.]+Z, as told/, ': TIME, as told')
      .replace(/\| \d{10}$/, '| NUMBER')
      .replace(/(createdAt \+ \d+)(?:\.\d+)?(?: \(.*\))?$/, '$1'),
  );
  expect(shown.join('\n')).toContain(want);
});
