import { type Json, OPERATIONS } from './document.js';
import {
  type CallOptions,
  expectValue,
  headerOf,
  propertyOf,
  type SessionClient,
  SessionError,
} from './session-client.js';

/** What exists, for wrong requests about it. */
export interface Existing {
  readonly recordists: readonly number[];
  readonly recordings: readonly string[];
}

type Row = readonly [operation: string, status: number, options: CallOptions];

const ABSENT = {
  recordistId: 999_999_999,
  recordingId: '00000000-0000-4000-8000-000000000000',
  playlistId: 999_999_999,
};
const NEW_RECORDING = {
  title: 'Nothing',
  recordedAt: '2026-01-01T00:00:00Z',
  durationSeconds: 1,
  habitat: 'wood',
  subject: { kind: 'machine', maker: 'Hale', rpm: 0 },
};
const PROFILE = {
  name: 'Nobody',
  email: 'nobody@archive.example',
  level: 'fellow',
  since: null,
  homepage: null,
};

/** A body that each operation accepts. */
const BODIES: Readonly<Record<string, Json>> = {
  addRecordist: { name: 'Nobody', email: 'nobody@archive.example' },
  replaceRecordist: PROFILE,
  addRecording: NEW_RECORDING,
  amendRecording: { title: 'Nothing' },
  addPlaylist: { title: 'Nothing', curatorId: 1, recordingIds: [] },
};

/** Sends the requests that a server rejects: each error that the document declares at least once. */
export async function sendWrongRequests(client: SessionClient, existing: Existing): Promise<void> {
  const [recordistId = 0] = existing.recordists;
  const [recordingId = ''] = existing.recordings;
  const path = { recordistId, recordingId };
  const rows = [
    ...unauthorizedRequests(),
    ...absentResources(),
    ...wrongBodies(path),
    ...invalidBodies(path),
    ...invalidQueries(path),
  ];
  for (const [operation, status, options] of rows) {
    const problem = await client.call(operation, status, options);
    expectValue('the media type', headerOf(problem, 'content-type'), 'application/problem+json');
    expectValue('the status in the problem', propertyOf(problem, 'status'), status);
  }
  await sendWrongMethod(client);
}

function unauthorizedRequests(): readonly Row[] {
  return OPERATIONS.filter(({ isPublic }) => !isPublic).map(({ id }) => [
    id,
    401,
    { ...requestOf(id), path: ABSENT, withoutKey: true },
  ]);
}

function absentResources(): readonly Row[] {
  return OPERATIONS.filter(({ responses }) => responses['404'] !== undefined).map(({ id }) => [
    id,
    404,
    { ...requestOf(id), path: ABSENT },
  ]);
}

/** A request that is valid but for its path. */
function requestOf(id: string): CallOptions {
  if (id === 'putAudio') {
    return { headers: { 'content-type': 'audio/wav' }, bytes: Uint8Array.of(1, 2, 3) };
  }
  const json = BODIES[id];
  if (json === undefined) return {};
  return id === 'replaceRecordist' ? { json, headers: { 'if-match': '*' } } : { json };
}

/** Bodies that are not JSON, or of a media type that the operation does not take. */
function wrongBodies(path: CallOptions['path'] & object): readonly Row[] {
  const condition = { 'if-match': '*' };
  const bytes = new Uint8Array(Buffer.from('{"title": '));
  return [
    ...Object.keys(BODIES).flatMap((id): readonly Row[] => {
      const mediaType =
        id === 'amendRecording' ? 'application/merge-patch+json' : 'application/json';
      const headers = { ...condition, 'content-type': mediaType };
      const text = { ...condition, 'content-type': 'text/plain' };
      return [
        [id, 400, { path, bytes, headers }],
        [id, 415, { path, bytes, headers: text }],
      ];
    }),
    ['putAudio', 415, { path, bytes, headers: { 'content-type': 'text/plain' } }],
    ['replaceRecordist', 428, { path, json: PROFILE }],
  ];
}

function invalidBodies(path: CallOptions['path'] & object): readonly Row[] {
  const headers = { 'if-match': '*' };
  const unknown = ABSENT.recordingId;
  const bird = { kind: 'bird', species: 'Turdus merula', voice: 'howl' };
  return [
    ['addRecordist', 422, { json: { name: 'Nobody', email: 'not an address' } }],
    ['addRecordist', 422, { json: { name: '', email: 'no mail' } }],
    ['replaceRecordist', 422, { path, headers, json: { ...PROFILE, since: 'yesterday' } }],
    ['addRecording', 422, { path, json: { ...NEW_RECORDING, durationSeconds: 0 } }],
    ['addRecording', 422, { path, json: { ...NEW_RECORDING, subject: bird } }],
    ['addRecording', 422, { path, json: { ...NEW_RECORDING, tags: ['dusk', 'dusk'] } }],
    ['addRecording', 422, { path, json: { ...NEW_RECORDING, similarIds: [unknown] } }],
    ['amendRecording', 422, { path, json: { habitat: 'desert' } }],
    ['amendRecording', 422, { path, json: { colour: 'red' } }],
    ['addPlaylist', 422, { json: { title: 'Nothing', curatorId: 999_999_999, recordingIds: [] } }],
  ];
}

function invalidQueries(path: CallOptions['path'] & object): readonly Row[] {
  return [
    ['listRecordists', 422, { query: { page: 0 } }],
    ['listRecordists', 422, { query: { pageSize: 'many' } }],
    ['listRecordings', 422, { path, query: { limit: 101 } }],
    ['listRecordings', 422, { path, query: { cursor: '-' } }],
  ];
}

/** RFC 9110, section 15.5.6: the response names the methods that the resource has. */
async function sendWrongMethod(client: SessionClient): Promise<void> {
  const response = await client.request('DELETE', '/habitats');
  expectValue('DELETE /habitats', response.status, 405);
  if (!headerOf(response, 'allow').includes('GET')) throw new SessionError('Allow has no GET');
}
