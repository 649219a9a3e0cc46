import { asList, asObject } from './document.js';
import { sendWrongRequests } from './session-errors.js';
import {
  expectValue,
  headerOf,
  propertyOf,
  type Received,
  type Send,
  SessionClient,
  SessionError,
} from './session-client.js';

export interface SessionOptions {
  /** With the path of the API, without a slash at its end. */
  readonly baseUrl: string;
  readonly key: string;
  /** `fetch` by default. */
  readonly send?: Send;
}

/** What the session made, to go on with. */
interface Made {
  readonly recordists: readonly number[];
  readonly recordings: readonly string[];
}

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
  subject: { kind: 'machine', maker: null, rpm: 540 },
};

/**
 * Uses every operation of a server of the invented API that holds nothing yet, and leaves nothing.
 *
 * @returns the responses that were seen, each as `getRecordist.200`
 * @throws SessionError at the first response that is not the expected one
 */
export async function runSession({
  baseUrl,
  key,
  send = fetch,
}: SessionOptions): Promise<ReadonlySet<string>> {
  const client = new SessionClient(baseUrl, key, send);
  await client.call('listHabitats', 200, { withoutKey: true });
  const recordists = await useRecordists(client);
  const recordings = await useRecordings(client, recordists[0] ?? 0);
  const made = { recordists, recordings };
  await useAudio(client, made);
  await usePlaylists(client, made);
  await sendWrongRequests(client, made);
  await removeAll(client, made);
  return client.seen;
}

async function useRecordists(client: SessionClient): Promise<readonly number[]> {
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

interface Known {
  readonly path: Readonly<Record<string, number | string>>;
  readonly state: Received;
}

/** RFC 9110, section 15.4.5: the client has the state already. */
async function expectUnchanged(
  client: SessionClient,
  operation: string,
  { path, state }: Known,
): Promise<void> {
  const headers = { 'if-none-match': headerOf(state, 'etag') };
  const response = await client.call(operation, 304, { path, headers });
  expectValue('the length of the body', response.bytes.length, 0);
}

async function useRecordings(
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
  await readCursors(client, recordistId, [wren, storm, thresher]);
  await amend(client, wren);
  await amend(client, storm);
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
  const more = { habitat: 'wood', position: { latitude: 50, longitude: 1.5 }, tags: ['edited'] };
  await client.call('amendRecording', 200, { path, json: more });
  await client.call('amendRecording', 200, {
    path,
    json: { position: { latitude: 49, longitude: 2 } },
  });
  await client.call('getRecording', 200, { path });
}

async function useAudio(client: SessionClient, { recordists, recordings }: Made): Promise<void> {
  const path = { recordingId: recordings[0] ?? '' };
  await client.call('getAudio', 404, { path });
  const wav = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
  await storeAudio(client, { recordingId: path.recordingId, mediaType: 'audio/wav', bytes: wav });
  await client.call('getRecording', 200, { path });
  await client.call('getHistory', 200, { path });
  await client.call('listRecordings', 200, { path: { recordistId: recordists[0] ?? 0 } });
  const flac = wav.toReversed().slice(0, 300);
  await storeAudio(client, { recordingId: path.recordingId, mediaType: 'audio/flac', bytes: flac });
  const state = await client.call('getRecording', 200, { path });
  const expected = { contentType: 'audio/flac', size: 300 };
  const audio = asObject(propertyOf(state, 'audio'));
  expectValue('the type of the audio', audio['contentType'], expected.contentType);
  expectValue('the size of the audio', audio['size'], expected.size);
  await client.call('amendRecording', 200, { path, json: { title: 'Wren, cut' } });
  await client.call('getHistory', 200, { path });
  await client.call('listRecordings', 200, { path: { recordistId: recordists[0] ?? 0 } });
}

interface StoredAudio {
  readonly recordingId: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function storeAudio(client: SessionClient, audio: StoredAudio): Promise<void> {
  const path = { recordingId: audio.recordingId };
  const headers = { 'content-type': audio.mediaType };
  await client.call('putAudio', 204, { path, headers, bytes: audio.bytes });
  const stored = await client.call('getAudio', 200, { path });
  expectValue('the media type', headerOf(stored, 'content-type'), audio.mediaType);
  expectValue('the bytes', stored.bytes.equals(audio.bytes), true);
}

async function usePlaylists(
  client: SessionClient,
  { recordists, recordings }: Made,
): Promise<void> {
  const [first = 0, second = 0] = recordists;
  const morning = {
    title: 'Morning',
    curatorId: second,
    recordingIds: recordings,
    labels: { mood: 'calm', '1': 'first' },
    isPublic: true,
  };
  const evening = { title: 'Evening', curatorId: first, recordingIds: recordings.slice(0, 1) };
  const ids: string[] = [];
  for (const json of [morning, evening]) {
    const added = await client.call('addPlaylist', 201, { json });
    expectValue('the count', propertyOf(added, 'count'), json.recordingIds.length);
    headerOf(added, 'location');
    ids.push(String(propertyOf(added, 'id')));
  }
  for (const playlistId of ids) await client.call('getPlaylist', 200, { path: { playlistId } });
  for (const playlistId of ids) {
    await client.call('removePlaylist', 204, { path: { playlistId } });
    await client.call('getPlaylist', 404, { path: { playlistId } });
  }
}

async function removeAll(client: SessionClient, { recordists, recordings }: Made): Promise<void> {
  const [first = '', ...others] = recordings;
  await client.call('removeRecording', 204, { path: { recordingId: first } });
  await client.call('getRecording', 404, { path: { recordingId: first } });
  for (const recordistId of recordists) {
    await client.call('removeRecordist', 204, { path: { recordistId } });
    await client.call('getRecordist', 404, { path: { recordistId } });
  }
  // They are removed with their recordist.
  for (const recordingId of others)
    await client.call('getRecording', 404, { path: { recordingId } });
}
