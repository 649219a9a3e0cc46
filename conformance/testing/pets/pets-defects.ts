import { inBody, inHeader } from './change-reply.js';
import type { PetsServerOptions } from './pets-server.js';

type Change = NonNullable<PetsServerOptions['change']>;

const problemAsJson: Change = (_, reply) =>
  reply.status === 412
    ? { ...reply, headers: { ...reply.headers, 'content-type': 'application/json' } }
    : reply;

/** What a server that is otherwise right does, how, and what a replay reports. */
export const petsDefects: readonly (readonly [string, Change, string])[] = [
  [
    'forgets the owner of a pet',
    inBody(/^POST \/pets$/, (body) => ({ ...body, ownerId: 3 })),
    'Pet.ownerId body /ownerId: 907 | 3',
  ],
  [
    'returns another pet',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, id: 42 })),
    'Pet.id body /id: 41 | 42',
  ],
  [
    'counts by an id',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, count: 41 })),
    'Pet.count body /count: 3, as recorded | 41',
  ],
  [
    'names a pet for its id',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, name: '41' })),
    'Pet.name body /name: "rex" | "41"',
  ],
  [
    'writes an id as text',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, id: '41' })),
    'Pet.id body /id: must be integer | "41"',
  ],
  [
    'loses the trainer',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, kind: { type: 'dog', trainer: 41 } })),
    'Dog.trainer body /kind/trainer: 907 | 41',
  ],
  [
    'makes a cat of a dog',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, kind: { type: 'cat', lives: 3 } })),
    'Dog.type body /kind/type: "dog" | "cat"',
  ],
  [
    'changes a value of a map',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, scores: { '3': 41, rex: 1 } })),
    'Scores.3 body /scores/3: 3, as recorded | 41',
  ],
  [
    'adds to a map',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, scores: { '3': 3, rex: 1, more: 1 } })),
    'Scores.more body /scores/more: absent | 1',
  ],
  [
    'changes a plain list',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, tags: ['a', '3'] })),
    'Pet.tags body /tags: ["3","a"] | ["a","3"]',
  ],
  [
    'changes an id in a list of lists',
    inBody(/^POST \/pets$/, (body) =>
      body['count'] === 4 ? { ...body, grid: [[41], [41, 42]] } : body,
    ),
    'GridRow body /grid/1/1: 41 | 42',
  ],
  [
    'links to another pet',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, self: '/v1/pets/42' })),
    'Pet.self body /self: "/v1/pets/41" | "/v1/pets/42"',
  ],
  [
    'links to a collection',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, self: '/v1/pets' })),
    'Pet.self body /self: "/pets/{petId}" as the target of the link | "/v1/pets"',
  ],
  [
    'sends the location of another pet',
    inHeader(/^POST \/pets$/, 'location', '/v1/pets/40'),
    'createPet.header.location header location: /v1/pets/41 | /v1/pets/40',
  ],
  [
    'sends no location',
    inHeader(/^POST \/pets$/, 'location', undefined),
    'createPet.header.location header location: present | absent',
  ],
  [
    'keeps the entity tag of a changed pet',
    inHeader(/^(?:PATCH|GET) \/pets\/41/, 'etag', '"41-41-1"'),
    'changePet.header.etag header etag: another entity tag than before | "41-41-1"',
  ],
  [
    'sends an entity tag without quotes',
    inHeader(/^GET \/pets\/41\?/, 'etag', '41-41-1'),
    'getPet.header.etag header etag: an entity tag in quotes | 41-41-1',
  ],
  [
    'sends a time as an ISO string in a header',
    inHeader(/^GET \/pets\/41\?/, 'last-modified', '2026-01-01T00:00:00Z'),
    'getPet.header.last-modified header last-modified: an HTTP date | 2026-01-01T00:00:00Z',
  ],
  [
    'sends no cookie',
    inHeader(/^POST \/owners$/, 'set-cookie', 'other=1'),
    'createOwner.header.set-cookie header set-cookie: the cookie session | absent',
  ],
  [
    'links to no next page',
    inHeader(/^GET \/pets\?/, 'link', '</v1/pets>; rel="prev"'),
    'listPets.header.link header link: a link with rel="next" | </v1/pets>; rel="prev"',
  ],
  [
    'moves the creation when a pet is read',
    inBody(/^GET \/pets\/41\?/, (body) => ({ ...body, createdAt: '2026-11-28T04:00:00.000Z' })),
    'Pet.createdAt body /createdAt: TIME, as returned before | "2026-11-28T04:00:00.000Z"',
  ],
  [
    'writes a time as a number',
    inBody(/^POST \/pets$/, (body) => ({ ...body, expiresAt: 1_800_000_000 })),
    'Pet.expiresAt body /expiresAt: an ISO 8601 timestamp, as "2025-06-01T11:00:00.310Z" | NUMBER',
  ],
  [
    'lets a pet expire too late',
    inBody(/^POST \/pets$/, (body) => ({
      ...body,
      expiresAt: new Date(Date.parse(String(body['createdAt'])) + 3_660_000).toISOString(),
    })),
    'Pet.expiresAt body /expiresAt: createdAt + 3600 | createdAt + 3660',
  ],
  [
    'writes seconds for milliseconds',
    inBody(/^POST \/pets$/, (body) => ({
      ...body,
      seenMs: Math.floor(Number(body['seenMs']) / 1000),
    })),
    'Pet.seenMs body /seenMs: a time in milliseconds since 1970, as 1748772000310 | NUMBER',
  ],
  [
    'lists a pet of another owner first',
    inBody(/cursor=/, (body) => ({ ...body, items: [] })),
    'PetPage.items body /items: 42 in the list | absent',
  ],
  [
    'ends a list too early',
    inBody(/limit=1$/, (body) => ({ ...body, next: null })),
    'PetPage.next body /next: "Mzox" | absent',
  ],
  [
    'changes a byte of a photo',
    (request, reply) =>
      request.endsWith('/photo') ? { ...reply, body: Buffer.from([1, 2, 4]) } : reply,
    'getPhoto.200 body, byte 2: 3 bytes, there hex 03 | 3 bytes, there hex 04',
  ],
  [
    'sends a photo as text',
    inHeader(/photo$/, 'content-type', 'text/plain'),
    'getPhoto.header.content-type header content-type: image/* | text/plain',
  ],
  [
    'sends a problem as plain JSON',
    problemAsJson,
    'changePet.header.content-type header content-type: application/problem+json | application/json',
  ],
  [
    'says another status in a problem',
    inBody(/^PATCH/, (body) => ('detail' in body ? { detail: 'no' } : body)),
    'Problem.status body /status: present | absent',
  ],
  [
    'forgets a note',
    inBody(/visits$/, ({ note: _, ...body }) => body),
    'Visit.note body /note: "3" | absent',
  ],
];
