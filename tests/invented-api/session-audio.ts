import { asObject } from './document.js';
import { expectValue, headerOf, propertyOf, type SessionClient } from './session-client.js';
import type { Existing } from './session-errors.js';

/** Stores and gets bytes of two media types, and looks at what that changes. */
export async function useAudio(
  client: SessionClient,
  { recordists, recordings }: Existing,
): Promise<void> {
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
