import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSpecContract } from '../conformance/contract/load-spec-contract.js';
import type { Fixture } from '../conformance/fixture-format/fixture.js';
import { loadFixtures } from '../conformance/fixture-format/load-fixtures.js';
import { importHar } from '../conformance/record/import-har.js';
import { record } from '../conformance/record/record.js';
import { recordHar } from './invented-api/record-har.js';
import { startServer } from './invented-api/server.js';
import { runSession } from './invented-api/session.js';

const key = 'key-of-the-recording';
let folder: string;
let recorded: readonly Fixture[];
let imported: readonly Fixture[];
let notes: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-invented-'));
  const contract = await loadSpecContract({ spec: 'tests/invented-api/openapi.yaml' });
  const server = await startServer({ key, firstId: 1 });
  const recorder = await record({ contract, url: server.url, outDir: join(folder, 'recorded') });
  const har = recordHar(fetch, () => new Date());
  await runSession({ baseUrl: recorder.url, key, send: har.send });
  ({ notes } = await recorder.close());
  await server.close();
  recorded = await loadFixtures(join(folder, 'recorded'));
  const file = join(folder, 'session.har');
  await writeFile(file, JSON.stringify(har.har()).replaceAll(recorder.url, server.url));
  await importHar({ contract, file, outDir: join(folder, 'imported') });
  imported = await loadFixtures(join(folder, 'imported'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a session with the invented API is the same, recorded by the proxy or imported', () => {
  expect(imported).toEqual(recorded);
});

test('nothing of the session is left out, and no request is in two fixtures', () => {
  expect(notes).toEqual([]);
  const exchanges = recorded.flatMap((fixture) => fixture.exchanges);
  expect(exchanges).toHaveLength(146);
});

test('what depends on each other is in one fixture, and needs nothing beforehand', () => {
  expect(recorded.flatMap(({ existing = [] }) => existing)).toEqual([]);
  const changing = recorded.filter(({ exchanges }) =>
    exchanges.some(({ response }) => response.status === 201),
  );
  expect(changing).toHaveLength(1);
});

test('the key is in no fixture, and a missing key is reported', () => {
  expect(JSON.stringify(recorded)).not.toContain(key);
  const unauthorized = recorded
    .flatMap(({ exchanges }) => exchanges)
    .filter(({ response }) => response.status === 401);
  expect(new Set(unauthorized.map(({ request }) => request.auth))).toEqual(new Set(['none']));
});
