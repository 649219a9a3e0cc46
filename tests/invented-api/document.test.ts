import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '@upspec/document';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  asList,
  DOCUMENT,
  isList,
  isObject,
  type Json,
  type JsonObject,
  OPERATIONS,
} from './document.js';

const folder = import.meta.dirname;
const overlay = parse(readFileSync(join(folder, 'overlay.yaml'), 'utf8')) as {
  readonly actions: readonly { readonly target: string; readonly update: JsonObject }[];
};

describe('the document of the invented API', () => {
  test('has no lint error', async () => {
    expect(await lint({ spec: join(folder, 'openapi.yaml') })).toEqual([]);
  });

  test('has eighteen operations', () => {
    expect(OPERATIONS.map(({ id, method, path }) => `${id}: ${method} ${path}`)).toEqual([
      'listRecordists: GET /recordists',
      'addRecordist: POST /recordists',
      'getRecordist: GET /recordists/{recordistId}',
      'replaceRecordist: PUT /recordists/{recordistId}',
      'removeRecordist: DELETE /recordists/{recordistId}',
      'getTally: GET /recordists/{recordistId}/tally',
      'listRecordings: GET /recordists/{recordistId}/recordings',
      'addRecording: POST /recordists/{recordistId}/recordings',
      'getRecording: GET /recordings/{recordingId}',
      'removeRecording: DELETE /recordings/{recordingId}',
      'amendRecording: PATCH /recordings/{recordingId}',
      'getAudio: GET /recordings/{recordingId}/audio',
      'putAudio: PUT /recordings/{recordingId}/audio',
      'getHistory: GET /recordings/{recordingId}/history',
      'listHabitats: GET /habitats',
      'addPlaylist: POST /playlists',
      'getPlaylist: GET /playlists/{playlistId}',
      'removePlaylist: DELETE /playlists/{playlistId}',
    ]);
  });

  test('has no extension keyword', () => {
    expect(namesIn(DOCUMENT).filter((name) => name.startsWith('x-'))).toEqual([]);
  });
});

describe('the overlay of the invented API', () => {
  test.each(overlay.actions.map(({ target }) => target))('finds %s', (target) => {
    expect(targetsOf(target).every(isObject)).toBe(true);
    expect(targetsOf(target)).toHaveLength(target.includes('[*]') ? 3 : 1);
  });

  test('corrects comparison modes and lifecycles alone', () => {
    const names = overlay.actions.flatMap(({ update }) => Object.keys(update));
    expect([...new Set(names)]).toEqual(['x-upspec-replay', 'x-upspec-lifecycle']);
    const modes = overlay.actions.map(({ update }) => update['x-upspec-replay'] ?? 'none');
    expect([...new Set(modes)].toSorted()).toEqual([
      'assigned',
      'equal',
      'free',
      'link',
      'none',
      'time',
    ]);
  });

  test('says of every creator what removes it', () => {
    const lifecycles = overlay.actions.flatMap(({ update }) => update['x-upspec-lifecycle'] ?? []);
    expect(lifecycles).toEqual([
      { creates: [{ resource: 'recordists', id: '/id' }] },
      { removes: 'recordists' },
      { creates: [{ resource: 'recordings', id: 'header:location' }] },
      { removes: 'recordings' },
      { creates: [{ resource: 'playlists', id: '/id' }] },
      { removes: 'playlists' },
    ]);
  });
});

/** All names of properties, at every depth. */
function namesIn(value: Json | undefined): readonly string[] {
  if (isList(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => [name, ...namesIn(each)]);
}

/** What a JSONPath (RFC 9535) of names, indexes and `[*]` selects. */
function targetsOf(target: string): readonly (Json | undefined)[] {
  const keys = [...target.matchAll(/\.(\w+)|\['([^']+)'\]|\[(\d+|\*)\]/g)].map(
    ([, name, quoted, index]) => name ?? quoted ?? index ?? '',
  );
  return keys.reduce<readonly (Json | undefined)[]>(
    (values, key) => values.flatMap((value) => childrenAt(value, key)),
    [DOCUMENT],
  );
}

function childrenAt(value: Json | undefined, key: string): readonly (Json | undefined)[] {
  if (key === '*') return asList(value);
  if (isList(value)) return [value[Number(key)]];
  return isObject(value) ? [value[key]] : [];
}
