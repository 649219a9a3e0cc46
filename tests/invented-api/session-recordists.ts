import { asList, asObject } from './document.js';
import {
  expectUnchanged,
  expectValue,
  headerOf,
  propertyOf,
  type SessionClient,
  SessionError,
} from './session-client.js';

/** Adds, gets, replaces and lists recordists; returns the ids of three. */
export async function useRecordists(client: SessionClient): Promise<readonly number[]> {
  const profile = {
    name: 'Ada Finch',
    email: 'ada@archive.example',
    level: 'fellow',
    since: '2019-03-01',
    homepage: 'https://ada.example/sounds',
  };
  const ada = await addRecordist(client, profile);
  const bela = await addRecordist(client, { name: 'Bela Crake', email: 'bela@archive.example' });
  const path = { recordistId: ada };
  const first = await client.call('getRecordist', 200, { path });
  await expectUnchanged(client, 'getRecordist', { path, state: first });
  await expectTotal(client, 2);
  const before = headerOf(first, 'etag');
  const renamed = { ...profile, name: 'Ada Finch-Hale', level: 'honorary', homepage: null };
  const replaced = await client.call('replaceRecordist', 200, {
    path,
    json: { ...renamed, since: '2018-03-01', email: 'finch@archive.example' },
    headers: { 'if-match': before },
  });
  expectValue('the new name', propertyOf(replaced, 'name'), 'Ada Finch-Hale');
  const again = { path, json: profile, headers: { 'if-match': before } };
  await client.call('replaceRecordist', 412, again);
  const state = await client.call('getRecordist', 200, { path });
  await expectUnchanged(client, 'getRecordist', { path, state });
  const restored = { path, json: profile, headers: { 'if-match': headerOf(state, 'etag') } };
  await client.call('replaceRecordist', 200, restored);
  const cleo = await addRecordist(client, { name: 'Cleo Teal', email: 'cleo@archive.example' });
  await expectTotal(client, 3);
  await readPages(client, [ada, bela, cleo]);
  return [ada, bela, cleo];
}

async function addRecordist(client: SessionClient, json: SessionProfile): Promise<number> {
  const added = await client.call('addRecordist', 201, { json });
  const id = Number(propertyOf(added, 'id'));
  if (!headerOf(added, 'location').endsWith(`/api/recordists/${String(id)}`)) {
    throw new SessionError('Location does not lead to the new recordist');
  }
  return id;
}

interface SessionProfile {
  readonly [name: string]: string | null;
}

async function expectTotal(client: SessionClient, total: number): Promise<void> {
  expectValue('total', propertyOf(await client.call('listRecordists', 200), 'total'), total);
}

async function readPages(client: SessionClient, ids: readonly number[]): Promise<void> {
  const first = await client.call('listRecordists', 200, { query: { pageSize: 2 } });
  const second = await client.call('listRecordists', 200, { query: { page: 2, pageSize: 2 } });
  const items = [first, second].flatMap((page) => asList(propertyOf(page, 'items')));
  expectValue(
    'the ids of both pages',
    items.map((each) => asObject(each)['id'] ?? null),
    ids,
  );
}
