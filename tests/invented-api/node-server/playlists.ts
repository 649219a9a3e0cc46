import { emptyResponse, jsonResponse } from '../api-response.js';
import { asList, type JsonObject } from '../document.js';
import { type Call, found, type Handler, rejectValue } from './call.js';
import { requireRecordings } from './recordings.js';
import { timestamp } from './store.js';

export const PLAYLIST_HANDLERS: Readonly<Record<string, Handler>> = {
  addPlaylist: ({ store, json }) => {
    if (!store.recordists.has(Number(json['curatorId']))) {
      rejectValue('/curatorId', 'there is no such recordist');
    }
    requireRecordings(store, json['recordingIds'], 'recordingIds');
    const id = store.nextPlaylistId();
    const self = `/api/playlists/${String(id)}`;
    const playlist = {
      id,
      ...json,
      count: asList(json['recordingIds']).length,
      labels: json['labels'] ?? {},
      isPublic: json['isPublic'] ?? false,
      createdAt: timestamp(store.now()),
      self,
    };
    store.playlists.set(id, playlist);
    return jsonResponse(201, playlist, { Location: self });
  },

  getPlaylist: (call) => jsonResponse(200, playlistOf(call)),

  removePlaylist: (call) => {
    call.store.playlists.delete(Number(playlistOf(call)['id']));
    return emptyResponse(204);
  },
};

function playlistOf({ store, path }: Call): JsonObject {
  const id = path['playlistId'] ?? '';
  return found(/^[1-9]\d*$/.test(id) ? store.playlists.get(Number(id)) : undefined, 'playlist');
}
