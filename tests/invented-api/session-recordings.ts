import { asList, asObject } from './document.js';
import {
  expectUnchanged,
  expectValue,
  headerOf,
  propertyOf,
  type SessionClient,
  SessionError,
} from './session-client.js';

const WREN = {
  title: 'Wren at dawn',
  recordedAt: '2026-04-02T04:41:00Z',
  durationSeconds: 61.5,
  habitat: 'hedge',
  subject: { kind: 'bird', species: 'Troglodytes troglodytes', voice: 'song' },
  position: { latitude: 51.25, longitude: -1.5 },
  tags: ['dawn', 'april'],
};
const STORM = {
  title: 'Storm in the reeds',
  recordedAt: '2026-05-20T22:05:30Z',
  durationSeconds: 300,
  habitat: 'marsh',
  subject: { kind: 'weather', windSpeed: 17.5, isRaining: true },
};
const THRESHER = {
  title: 'Threshing machine',
  recordedAt: '2026-08-11T13:00:00Z',
  durationSeconds: 12,
  habitat: 'heath',
  subject: { kind: 'machine', maker: 'Hale & Sons', rpm: 540 },
};

/** Adds, amends, counts and lists recordings of a recordist; returns the ids of three. */
export async function useRecordings(
  client: SessionClient,
  recordistId: number,
): Promise<readonly string[]> {
  const of = { recordistId };
  await client.call('getTally', 200, { path: of });
  const wren = await addRecording(client, recordistId, WREN);
  await client.call('listRecordings', 200, { path: of });
  await client.call('getTally', 200, { path: of });
  const storm = await addRecording(client, recordistId, { ...STORM, similarIds: [wren] });
  const similarIds = [wren, storm];
  const thresher = await addRecording(client, recordistId, { ...THRESHER, similarIds });
  await client.call('getTally', 200, { path: of });
  await client.call('getRecording', 200, { path: { recordingId: thresher } });
  await client.call('getRecordist', 200, { path: of });
  await client.call('listRecordists', 200);
  await readCursors(client, recordistId, [wren, storm, thresher]);
  await amend(client, wren);
  await client.call('getTally', 200, { path: of });
  await amend(client, storm);
  await amend(client, thresher);
  await client.call('listRecordings', 200, { path: of });
  await client.call('getTally', 200, { path: of });
  return [wren, storm, thresher];
}

async function addRecording(
  client: SessionClient,
  recordistId: number,
  json: SessionRecording,
): Promise<string> {
  const added = await client.call('addRecording', 201, { path: { recordistId }, json });
  const id = String(propertyOf(added, 'id'));
  if (!headerOf(added, 'location').endsWith(`/api/recordings/${id}`)) {
    throw new SessionError('Location does not lead to the new recording');
  }
  expectValue('the recordist', propertyOf(added, 'recordistId'), recordistId);
  return id;
}

type SessionRecording = (typeof WREN | typeof STORM | typeof THRESHER) & {
  readonly similarIds?: readonly string[];
};

async function readCursors(
  client: SessionClient,
  recordistId: number,
  ids: readonly string[],
): Promise<void> {
  await client.call('listRecordings', 200, { path: { recordistId }, query: { limit: 1 } });
  const options = { path: { recordistId }, query: { limit: 2 } };
  const first = await client.call('listRecordings', 200, options);
  if (!headerOf(first, 'link').includes('rel="next"')) throw new SessionError('Link has no next');
  const cursor = String(propertyOf(first, 'next'));
  const query = { limit: 2, cursor };
  const second = await client.call('listRecordings', 200, { path: { recordistId }, query });
  expectValue('next of the last page', propertyOf(second, 'next'), null);
  const items = [first, second].flatMap((page) => asList(propertyOf(page, 'data')));
  expectValue(
    'the ids of both pages',
    items.map((each) => asObject(each)['id'] ?? null),
    ids,
  );
}

async function amend(client: SessionClient, recordingId: string): Promise<void> {
  const path = { recordingId };
  const first = await client.call('getRecording', 200, { path });
  await expectUnchanged(client, 'getRecording', { path, state: first });
  const headers = { 'if-match': headerOf(first, 'etag') };
  const json = { title: 'Renamed', durationSeconds: 45.25, tags: null, position: null };
  const amended = await client.call('amendRecording', 200, { path, json, headers });
  expectValue('the tags', propertyOf(amended, 'tags'), []);
  await client.call('amendRecording', 412, { path, json, headers });
  const state = await client.call('getRecording', 200, { path });
  await expectUnchanged(client, 'getRecording', { path, state });
  const more = {
    habitat: 'wood',
    position: { latitude: 50, longitude: 1.5 },
    tags: ['edited', 'short'],
  };
  await client.call('amendRecording', 200, { path, json: more });
  await client.call('amendRecording', 200, {
    path,
    json: { position: { latitude: 49, longitude: 2 } },
  });
  await client.call('getRecording', 200, { path });
}
