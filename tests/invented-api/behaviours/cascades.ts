import { type Behaviour, behaviour, type BehaviourCall, isSuccess } from './behaviour.js';
import { several } from './several.js';
import { saveState, targetOf } from './store-edits.js';

/** RFC 9110, section 9.3.5, and the summary: a recordist is removed "together with the recordings". */
export function cascades(): readonly Behaviour[] {
  return [
    behaviour(several('removeRecordist', 'leaves the recordings'), (call) => {
      const undo = saveState(call.store);
      const target = targetOf(call);
      const kept = call.store.recordingsOf(Number(target?.id));
      const response = call.next();
      if (!isSuccess(response)) return response;
      const removedId = Number(target?.id);
      undo();
      call.store.recordists.delete(removedId);
      for (const each of kept) call.store.recordings.set(each.id, each);
      return response;
    }),
    behaviour(several('removeRecordist', 'removes all recordings'), (call) => {
      const response = call.next();
      if (isSuccess(response)) call.store.recordings.clear();
      return response;
    }),
    behaviour(several('removeRecordist', 'removes all playlists'), (call) => {
      const response = call.next();
      if (isSuccess(response)) call.store.playlists.clear();
      return response;
    }),
    ...memories(),
  ];
}

/** What a server remembers although it has changed. */
function memories(): readonly Behaviour[] {
  return [
    ...[
      'getRecordist',
      'getRecording',
      'getPlaylist',
      'getTally',
      'getHistory',
      'listRecordings',
      'getAudio',
    ].map((operation): Behaviour => ({
      table: 'views',
      name: `still shows what was removed: ${operation}`,
      operation,
      requests: 'several',
      create: () => {
        const seen = new Map<string, ReturnType<BehaviourCall['next']>>();
        return ({ request, next }) => {
          const response = next();
          const { href } = request.url;
          if (isSuccess(response)) seen.set(href, response);
          return response.status === 404 ? (seen.get(href) ?? response) : response;
        };
      },
    })),
    ...[
      'getRecordist',
      'getRecording',
      'getPlaylist',
      'getTally',
      'getHistory',
      'listRecordings',
      'listRecordists',
    ].map((operation): Behaviour => ({
      table: 'views',
      name: `sends what it sent first: ${operation}`,
      operation,
      requests: 'several',
      create: () => {
        const seen = new Map<string, ReturnType<BehaviourCall['next']>>();
        return ({ request, next }) => {
          const response = next();
          const key = `${request.url.href} ${request.headers['if-none-match'] ?? ''}`;
          if (response.status !== 200) return response;
          const first = seen.get(key) ?? response;
          seen.set(key, first);
          return first;
        };
      },
    })),
  ];
}
