import { createHash } from 'node:crypto';
import { type ApiResponse, emptyResponse, jsonResponse } from '../api-response.js';
import { asList, type JsonObject } from '../document.js';
import { type Call, found, type Handler, isUnchanged, rejectValue, requireMatch } from './call.js';
import { recordistOf } from './recordists.js';
import { type Recording, type Store, timestamp } from './store.js';

const HABITATS = [
  { code: 'heath', name: 'Heathland', isWet: false },
  { code: 'hedge', name: 'Hedgerow', isWet: false },
  { code: 'marsh', name: 'Marsh', isWet: true },
  { code: 'wood', name: 'Woodland', isWet: false },
];

export const RECORDING_HANDLERS: Readonly<Record<string, Handler>> = {
  listRecordings: (call) => {
    const { id } = recordistOf(call);
    const all = call.store.recordingsOf(id);
    const limit = Number(call.query['limit'] ?? 25);
    const start = startOf(call.query['cursor'], all);
    const next = all[start + limit] === undefined ? null : cursorOf(all[start + limit - 1]);
    const query = `limit=${String(limit)}&cursor=${String(next)}`;
    const link = `</api/recordists/${String(id)}/recordings?${query}>; rel="next"`;
    return jsonResponse(
      200,
      { data: all.slice(start, start + limit).map(recordingBody), next },
      next === null ? {} : { Link: link },
    );
  },

  addRecording: (call) => {
    const { store, json } = call;
    const recordistId = recordistOf(call).id;
    requireRecordings(store, json['similarIds'], 'similarIds');
    const now = store.now();
    const recording: Recording = {
      id: store.nextRecordingId(),
      recordistId,
      content: { ...json, ...defaultsOf(json) },
      audio: undefined,
      addedAt: now,
      updatedAt: now,
      version: 1,
      history: [{ event: 'added', at: timestamp(now) }],
    };
    store.recordings.set(recording.id, recording);
    return jsonResponse(201, recordingBody(recording), {
      Location: selfOf(recording),
      ETag: etagOf(recording),
    });
  },

  getRecording: (call) => {
    const recording = recordingOf(call);
    const etag = etagOf(recording);
    if (isUnchanged(call, etag)) return emptyResponse(304, { ETag: etag });
    return stateOf(recording);
  },

  amendRecording: (call) => {
    const before = recordingOf(call);
    requireMatch(call, etagOf(before));
    const amended = { ...before, content: amendedContent(before.content, call.json) };
    return stateOf(
      changed(call.store, amended, { event: 'amended', properties: Object.keys(call.json) }),
    );
  },

  removeRecording: (call) => {
    call.store.recordings.delete(recordingOf(call).id);
    return emptyResponse(204);
  },

  putAudio: (call) => {
    const before = recordingOf(call);
    const contentType = mediaTypeOf(call);
    const stored = { ...before, audio: { contentType, bytes: call.bytes } };
    changed(call.store, stored, { event: 'stored', size: call.bytes.length });
    return emptyResponse(204, { ETag: audioTag(call.bytes) });
  },

  getAudio: (call) => {
    const { contentType, bytes } = found(recordingOf(call).audio, 'audio');
    const headers = { 'Content-Type': contentType, ETag: audioTag(bytes) };
    return { status: 200, headers, body: bytes };
  },

  getHistory: (call) => jsonResponse(200, recordingOf(call).history),

  listHabitats: () => jsonResponse(200, HABITATS),
};

/** Rejects a list of ids that names a recording which does not exist. */
export function requireRecordings(store: Store, ids: JsonObject[string], property: string): void {
  asList(ids).forEach((id, index) => {
    if (store.recordings.has(String(id))) return;
    rejectValue(`/${property}/${String(index)}`, 'there is no such recording');
  });
}

function recordingOf({ store, path }: Call): Recording {
  return found(store.recordings.get(path['recordingId'] ?? ''), 'recording');
}

/** Stores a new state, and what led to it. */
function changed(store: Store, recording: Recording, event: JsonObject): Recording {
  const now = store.now();
  const { event: name, ...details } = event;
  const entry = { event: name, at: timestamp(now), ...details };
  const next: Recording = {
    ...recording,
    updatedAt: now,
    version: recording.version + 1,
    history: [...recording.history, entry],
  };
  store.recordings.set(next.id, next);
  return next;
}

/** RFC 7396: null removes; here that is the value that a new recording has. */
function amendedContent(content: JsonObject, patch: JsonObject): JsonObject {
  const kept = Object.entries({ ...content, ...patch }).filter(([, value]) => value !== null);
  const amended = Object.fromEntries(kept);
  return { ...amended, ...defaultsOf(amended) };
}

function defaultsOf(content: JsonObject): JsonObject {
  return {
    position: content['position'] ?? null,
    tags: content['tags'] ?? [],
    similarIds: content['similarIds'] ?? [],
  };
}

function cursorOf(last: Recording | undefined): string {
  return Buffer.from(last?.id ?? '').toString('base64url');
}

function startOf(cursor: JsonObject[string], all: readonly Recording[]): number {
  if (cursor === undefined) return 0;
  const last = all.findIndex((each) => cursorOf(each) === cursor);
  return last === -1 ? rejectValue('cursor', 'is not the `next` of a page') : last + 1;
}

function stateOf(recording: Recording): ApiResponse {
  return jsonResponse(200, recordingBody(recording), {
    ETag: etagOf(recording),
    'Last-Modified': recording.updatedAt.toUTCString(),
  });
}

function recordingBody(recording: Recording): JsonObject {
  const { id, recordistId, content, audio } = recording;
  return {
    id,
    recordistId,
    ...content,
    audio:
      audio === undefined ? null : { contentType: audio.contentType, size: audio.bytes.length },
    addedAt: timestamp(recording.addedAt),
    updatedAt: timestamp(recording.updatedAt),
    self: selfOf(recording),
  };
}

function mediaTypeOf({ headers }: Call): string {
  return (headers['content-type'] ?? '').replace(/;.*/, '').trim().toLowerCase();
}

function selfOf({ id }: Recording): string {
  return `/api/recordings/${id}`;
}

function etagOf({ id, version }: Recording): string {
  return `"${id.slice(0, 8)}-${String(version)}"`;
}

function audioTag(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
}
