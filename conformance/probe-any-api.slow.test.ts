import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from './check.js';
import { startShelves, type ShelvesDefect } from './testing/shelves/shelves-server.js';
import type { Result } from './verdict/result.js';

const spec = join(import.meta.dirname, 'testing', 'shelves', 'shelves.yaml');

async function probe(defect?: ShelvesDefect, more: object = {}): Promise<Result> {
  const server = await startShelves(defect);
  const keys = { apiKeys: ['right'], environment: {} };
  const result = await check({ url: server.url, spec, probes: true, ...keys, ...more });
  await server.close();
  return result;
}

function violatedBy({ cases }: Result): readonly string[] {
  const ids = cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));
  return [...new Set(ids)].sort();
}

test('a conforming server passes each probe, and nothing is left behind', async () => {
  const { cases, notes } = await probe();
  expect(notes).toEqual([]);
  expect(cases.map(({ name, verdict }) => `${verdict} ${name}`)).toEqual([
    'pass examples/get-health/minimal',
    'pass probes/bodies/add-shelf',
    'pass probes/bounds/add-shelf',
    'pass probes/credentials/add-shelf',
    'pass probes/credentials/get-health',
    'pass probes/credentials/get-shelf',
    'pass probes/credentials/remove-shelf',
    'pass probes/framing/add-shelf',
    'observed probes/framing/get-health',
    'pass probes/ids/get-shelf',
    'pass probes/ids/remove-shelf',
    'pass probes/methods/shelves',
    'pass probes/methods/shelves-shelf-id',
    'pass probes/persistence/shelves',
    'pass probes/removal/shelves',
    'pass probes/round-trips/add-shelf',
  ]);
});

test.each<readonly [ShelvesDefect, readonly string[]]>([
  [
    'accepts any values',
    [
      'Shelf.boards',
      'Shelf.builtOn',
      'Shelf.wood',
      'probe.bounds.additional',
      'probe.bounds.enum',
      'probe.bounds.format',
      'probe.bounds.length',
      'probe.bounds.range',
      'probe.bounds.required',
      'probe.bounds.type',
    ],
  ],
  ['needs no key', ['probe.credentials.needed']],
  ['names no methods', ['probe.methods.allow']],
  ['finds any id', ['probe.ids.unknown', 'probe.lifecycle.removed']],
  ['accepts any media type', ['probe.bodies.media-type']],
  ['accepts broken JSON', ['probe.bodies.malformed', 'probe.bodies.missing']],
  ['cuts labels', ['probe.round-trips.created']],
  ['forgets the wood', ['probe.lifecycle.created', 'probe.round-trips.created']],
  ['states another status', ['probe.problem.status']],
  ['fails on null', ['probe.bounds.type']],
  ['responds with 200 to additions', ['probe.success-status']],
])('a server that %s violates the rules for it, and no others', async (defect, expected) => {
  expect(violatedBy(await probe(defect))).toEqual(expected);
});

test('a lost value is reduced to the smallest one', async () => {
  const { cases } = await probe('forgets the wood', { only: ['probes/round-trips/**'] });
  const [finding] = cases.flatMap(({ findings }) => findings);
  expect(finding).toMatchObject({
    location: { kind: 'body', pointer: '/wood' },
    expected: { kind: 'value', value: 'oak' },
    actual: { kind: 'absent' },
  });
});

test('a read-only run sends only requests that change nothing', async () => {
  const { cases, notes } = await probe(undefined, { readOnly: true });
  expect(cases.map(({ name }) => name)).toEqual([
    'examples/get-health/minimal',
    'probes/credentials/get-health',
    'probes/framing/get-health',
    'probes/methods/shelves',
  ]);
  expect(notes).toContain(
    'not probed: addShelf: it may change something, and the run is read-only',
  );
});
