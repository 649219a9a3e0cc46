import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Fixture } from './fixture-format/fixture.js';
import {
  startPetsServer,
  type PetsServer,
  type PetsServerOptions,
} from './testing/pets/pets-server.js';
import { petsSession, ticking } from './testing/pets/pets-session.js';
import { recordPets } from './testing/pets/record-pets.js';
import { inBody, zoned } from './testing/pets/change-reply.js';
import { petsContract } from './testing/pets/pets-contract.js';
import { petsDefects } from './testing/pets/pets-defects.js';
import { findingsOf, replayPets } from './testing/pets/replay-pets.js';
import { formatLeftover } from './replay/leftover.js';

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
  expect(ran.leftovers).toEqual([]);
});

const others = { pet: 41, owner: 907 };

test.each<[string, Partial<PetsServerOptions>]>([
  ['whose ids are those of the recording, the other way round', { first: { pet: 4, owner: 2 } }],
  [
    'that has pets of other people',
    { foreign: [{ id: 1, name: 'x', count: 1, kind: { type: 'cat', lives: 1 } }] },
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
])('a server %s has no findings', async (_, options) => {
  const server = await start({ first: others, ...options });
  expect(findingsOf(await replayPets(fixture, server))).toEqual([]);
});

test.each(petsDefects)('a server that %s is found', async (_, change, want) => {
  const server = await start({ first: others, change });
  const ran = await replayPets(fixture, server);
  expect(ran.result.verdict).toBe('fail');
  const found = findingsOf(ran);
  const shown = found.map((each) =>
    each
      .replace(/: "\d{4}-[-\dT:.]+Z", as returned/, ': TIME, as returned')
      .replace(/\| \d{10}$/, '| NUMBER')
      .replace(/(createdAt \+ \d+)(?:\.\d+)?(?: \(.*\))?$/, '$1'),
  );
  expect(shown.join('\n')).toContain(want);
});

test.each<[string, string, PetsServerOptions['now']]>([
  ['that took half an hour', '+120000', undefined],
  ['that is replayed on a server with whole seconds', '+30', seconds],
  ['of whole seconds', '+1000', undefined],
  [
    'that is replayed at a clock of later years that stands still',
    '+30',
    () => ticking('2091-02-01T00:00:00.001Z')(),
  ],
])('a recording %s shows no finding', async (_, step, now) => {
  const first = { pet: 3, owner: 3 };
  const clock = ticking('2025-06-01T10:00:00.000Z', Number(step));
  const slow = await start({ first, now: clock });
  const recorded = await recordPets(slow, petsSession);
  const server = await start({ first: others, ...(now !== undefined && { now }) });
  expect(findingsOf(await replayPets(recorded, server))).toEqual([]);
});

test('a response whose schema cannot be compiled does not pass, and is reported with its location', async () => {
  const server = await start({ first: others });
  const schemas = {
    ...petsContract.schemas,
    Visit: { type: 'object', patternProperties: { '(': {} } },
  };
  const { result, unjudged } = await replayPets(fixture, server, { ...petsContract, schemas });
  expect(result.verdict).toBe('could-not-run');
  expect(unjudged?.map(({ operation, location }) => [operation, location])).toEqual([
    ['createVisit', '#/components/schemas/Visit'],
  ]);
});

test('what a rejected clean-up leaves behind is reported', async () => {
  const server = await start({
    first: others,
    change: (request, reply) =>
      request === 'DELETE /owners/907' ? { status: 500, headers: {} } : reply,
  });
  const { leftovers } = await replayPets(fixture, server);
  expect(leftovers.map(formatLeftover)).toEqual([
    'pets/session: the owner 907 could not be deleted: status 500',
  ]);
});

function seconds(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
