import { asObject, type JsonObject } from '../document.js';
import { type Behaviour, behaviour, type BehaviourCall } from './behaviour.js';
import { cascades } from './cascades.js';
import { locations, references } from './references.js';
import { afterwards, several } from './several.js';
import { withJson } from './store-edits.js';
import { storedBytes } from './stored-bytes.js';

function viewed(
  operation: string,
  what: string,
  change: (body: JsonObject, call: BehaviourCall) => JsonObject,
): Behaviour {
  return behaviour(several(operation, what), (call) => {
    const response = call.next();
    return response.status === 200 || response.status === 201
      ? withJson(response, (body) => change(body, call))
      : response;
  });
}

function counts(): readonly Behaviour[] {
  const shownBy = ['getRecordist', 'replaceRecordist', 'addRecordist'];
  const count = (body: JsonObject): number => Number(body['recordingCount']);
  return [
    ...shownBy.flatMap((operation) => [
      viewed(operation, 'recordingCount is always 0', (body) => ({ ...body, recordingCount: 0 })),
      viewed(operation, 'recordingCount counts one too many', (body) => ({
        ...body,
        recordingCount: count(body) + 1,
      })),
      viewed(operation, 'recordingCount counts those of all', (body, { store }) => ({
        ...body,
        recordingCount: store.recordings.size,
      })),
      viewed(operation, 'recordingCount is at most 1', (body) => ({
        ...body,
        recordingCount: Math.min(1, count(body)),
      })),
    ]),
    viewed('getTally', 'recordings is always 0', (body) => ({ ...body, recordings: 0 })),
    viewed('getTally', 'recordings is at most 1', (body) => ({
      ...body,
      recordings: Math.min(1, Number(body['recordings'])),
    })),
    viewed('getTally', 'recordings counts those of all', (body, { store }) => ({
      ...body,
      recordings: store.recordings.size,
    })),
    viewed('getTally', 'perHabitat is always empty', (body) => ({ ...body, perHabitat: {} })),
    viewed('getTally', 'perHabitat says 1 for each', (body) => ({
      ...body,
      perHabitat: Object.fromEntries(
        Object.keys(asObject(body['perHabitat'])).map((name) => [name, 1]),
      ),
    })),
    viewed('getTally', 'lastAddedAt is always null', (body) => ({ ...body, lastAddedAt: null })),
    viewed('getTally', 'lastAddedAt is that of the first', (body, { store, route }) => {
      const id = 'operation' in route ? Number(route.path['recordistId']) : 0;
      const first = store.recordingsOf(id)[0]?.addedAt.toISOString();
      return { ...body, lastAddedAt: first ?? null };
    }),
    viewed('getTally', 'recordistId is that of the first recordist', (body, { store }) => ({
      ...body,
      recordistId: [...store.recordists.keys()][0] ?? 1,
    })),
    viewed('addPlaylist', 'count is always 0', (body) => ({ ...body, count: 0 })),
    viewed('getPlaylist', 'count is always 0', (body) => ({ ...body, count: 0 })),
    viewed('getPlaylist', 'count is always 1', (body) => ({ ...body, count: 1 })),
  ];
}

function histories(): readonly Behaviour[] {
  const changing = ['amendRecording', 'putAudio'];
  return [
    ...changing.flatMap((operation) => [
      afterwards(operation, 'is not in the history', (each) => ({
        ...each,
        history: each.history.slice(0, -1),
      })),
      afterwards(operation, 'comes first in the history', (each) => ({
        ...each,
        history: each.history.toReversed(),
      })),
      afterwards(operation, 'replaces the history', (each) => ({
        ...each,
        history: each.history.slice(-1),
      })),
      afterwards(operation, 'is in the history twice', (each) => ({
        ...each,
        history: [...each.history, ...each.history.slice(-1)],
      })),
      afterwards(operation, 'leaves updatedAt as it was', (each) => ({
        ...each,
        updatedAt: each.addedAt,
      })),
      afterwards(operation, 'leaves the version as it was', (each) => ({ ...each, version: 1 })),
      afterwards(operation, 'changes addedAt', (each) => ({
        ...each,
        addedAt: new Date(each.addedAt.getTime() + 1000),
      })),
      afterwards(operation, 'changes the recordist', (each) => ({
        ...each,
        recordistId: each.recordistId + 1,
      })),
      afterwards(operation, 'removes the audio', (each) => ({ ...each, audio: undefined })),
    ]),
    afterwards('putAudio', 'stores another media type', (each) => ({
      ...each,
      audio: each.audio && { ...each.audio, contentType: 'audio/flac' },
    })),
    ...storedBytes(),
  ];
}

/** What follows from other requests, in counts, in histories and below resources. */
export const VIEWS: readonly Behaviour[] = [
  ...counts(),
  ...histories(),
  ...cascades(),
  ...references(),
  ...locations(),
];
