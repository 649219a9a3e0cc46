import { useAudio } from './session-audio.js';
import { expectValue, headerOf, propertyOf, type Send, SessionClient } from './session-client.js';
import { type Existing, sendWrongRequests } from './session-errors.js';
import { useRecordings } from './session-recordings.js';
import { useRecordists } from './session-recordists.js';

export interface SessionOptions {
  /** With the path of the API, without a slash at its end. */
  readonly baseUrl: string;
  readonly key: string;
  /** `fetch` by default. */
  readonly send?: Send;
}

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
  const created = { recordists, recordings };
  await useAudio(client, created);
  await usePlaylists(client, created);
  await sendWrongRequests(client, created);
  await removeAll(client, created);
  return client.seen;
}

async function usePlaylists(
  client: SessionClient,
  { recordists, recordings }: Existing,
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

async function removeAll(
  client: SessionClient,
  { recordists, recordings }: Existing,
): Promise<void> {
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
