import { asObject, type Json, type JsonObject } from '../document.js';
import type { Behaviour } from './behaviour.js';
import { type Created, Different, Show } from './show.js';
import { sendWrong } from './show-wrong.js';
import { VALID_BODIES } from './valid-bodies.js';

/** Text that servers damage in each of the ways that the table has. */
const TEXT = '100% %41+ <b>"O\'Brien" \\ & Caf\u00e9 \u{1f426}</b> and more than thirty characters';
const NUMBERS = [1_234_567.891, 40_000.25, 12.345];

/**
 * Whether a client sees a behaviour that sends every operation every kind of request, with everything
 * that the behaviours damage in it. It knows the table and not the probes: a behaviour that changes no
 * byte of its responses is one that no request can show.
 */
export function isShown(behaviour: Behaviour): boolean {
  expected ??= showAll(new Show());
  try {
    showAll(new Show(behaviour, expected));
    return false;
  } catch (error) {
    if (error instanceof Different) return true;
    throw error;
  }
}

let expected: readonly string[] | undefined;

function showAll(show: Show): readonly string[] {
  const created = create(show);
  readAll(show, created);
  changeAll(show, created);
  readAll(show, created);
  sendWrong(show, created);
  readAll(show, created);
  removeAll(show, created);
  return show.lines;
}

function create(show: Show): Created {
  const people = recordistBodies().map((json) =>
    String(show.send('POST', '/recordists', { json }).json['id']),
  );
  const [owner = '', other = ''] = people;
  const recordings: string[] = [];
  for (const json of recordingBodies()) {
    const similarIds = recordings.toReversed();
    const sent = { json: { ...json, similarIds } };
    recordings.push(String(show.send('POST', `/recordists/${owner}/recordings`, sent).json['id']));
    show.send('GET', `/recordists/${owner}/tally`);
  }
  const [foreign] = recordingBodies();
  recordings.push(
    String(show.send('POST', `/recordists/${other}/recordings`, { json: foreign }).json['id']),
  );
  const playlists = [true, false].map((isPublic) => {
    const labels = { mood: TEXT, '1': '1e3', last: 'x' };
    const json = {
      title: TEXT,
      curatorId: Number(owner),
      recordingIds: recordings.toReversed(),
      labels,
      isPublic,
    };
    return String(show.send('POST', '/playlists', { json }).json['id']);
  });
  return { people, recordings, playlists };
}

function recordistBodies(): readonly JsonObject[] {
  const [valid = {}] = VALID_BODIES['addRecordist'] ?? [];
  const query = 'https://ada.example/path?query=1';
  return [
    { ...valid, name: TEXT, email: 'ada+tag@example.org', homepage: query },
    { ...valid, name: '1e3', level: 'honorary' },
    { name: 'Least', email: 'least@example.org' },
    { ...valid, level: 'apprentice' },
  ];
}

function recordingBodies(): readonly JsonObject[] {
  const bodies = VALID_BODIES['addRecording'] ?? [];
  const [bird = {}] = bodies;
  return [
    ...NUMBERS.map((durationSeconds, index) => ({
      ...bird,
      title: index === 0 ? TEXT : '1e3',
      durationSeconds,
      recordedAt: '2026-04-02T06:41:17+02:00',
      habitat: ['wood', 'marsh', 'hedge'][index] ?? 'heath',
      subject: { kind: 'bird', species: TEXT, voice: 'alarm' },
      position: { latitude: -51.256, longitude: -1.578 },
      tags: [TEXT, 'dawn', 'april', '1e3'],
    })),
    ...bodies.map((body) => ({ ...body, subject: large(body['subject']), habitat: 'heath' })),
  ];
}

/** Numbers that are larger than the damages let them be. */
function large(subject: Json | undefined): JsonObject {
  const entries = Object.entries(asObject(subject));
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'number' ? (name === 'rpm' ? 70_000 : 70_000.55) : value,
    ]),
  );
}

/** Reads everything, in every way. */
function readAll(show: Show, { people, recordings, playlists }: Created): void {
  for (const id of people) {
    for (const below of ['', '/tally', '/recordings'])
      show.send('GET', `/recordists/${id}${below}`);
  }
  for (const id of recordings) {
    for (const below of ['', '/history', '/audio']) show.send('GET', `/recordings/${id}${below}`);
  }
  for (const id of playlists) show.send('GET', `/playlists/${id}`);
  show.send('GET', '/recordists');
  for (const pageSize of [1, 2, 3, 50]) {
    for (const page of [1, 2, 3, 9])
      show.send('GET', `/recordists?page=${page}&pageSize=${pageSize}`);
  }
  for (const limit of [1, 2, 5, 100]) {
    let next: Json | undefined = '';
    for (let page = 0; typeof next === 'string' && page < 12; page += 1) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      next = show.send('GET', `/recordists/${people[0] ?? ''}/recordings?limit=${limit}${cursor}`)
        .json['next'];
    }
  }
  for (const path of [`/recordists/${people[0] ?? ''}`, `/recordings/${recordings[0] ?? ''}`]) {
    const { ETag: tag = '"none"' } = show.send('GET', path).headers;
    for (const value of [tag, `W/${tag}`, `"other", ${tag}`, '*', '"other"']) {
      show.send('GET', path, { headers: { 'if-none-match': value } });
    }
  }
  show.send('GET', '/habitats', { key: '' });
}

function changeAll(show: Show, { people, recordings }: Created): void {
  const [person = ''] = people;
  const [recording = '', second = ''] = recordings;
  const profile = VALID_BODIES['replaceRecordist']?.[0] ?? {};
  const bodies = [
    {
      ...profile,
      name: TEXT,
      email: 'ada+new@example.org',
      homepage: 'https://hale.example/path?query=2',
    },
    { ...profile, name: '1e3', level: 'apprentice', since: null },
    { ...profile, level: 'fellow' },
    profile,
  ];
  for (const json of bodies) change(show, { method: 'PUT', path: `/recordists/${person}`, json });
  const patches: readonly JsonObject[] = [
    { title: 'One alone' },
    ...(VALID_BODIES['amendRecording'] ?? []),
    { position: { latitude: -49.256, longitude: -2.345 }, tags: [TEXT, 'short', 'edited', '1e3'] },
    ...NUMBERS.map((durationSeconds) => ({ title: TEXT, durationSeconds })),
    ...['heath', 'hedge', 'marsh', 'wood'].map((habitat) => ({ habitat, title: '1e3' })),
    { tags: null, position: null },
  ];
  for (const json of patches)
    change(show, { method: 'PATCH', path: `/recordings/${recording}`, json });
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => (index + 32) % 256));
  for (const [type, own] of [
    ['audio/flac', bytes],
    ['audio/wav', bytes.subarray(0, 200)],
    ['audio/flac', Buffer.concat([bytes, bytes])],
  ] as const) {
    for (const id of [recording, second]) {
      show.send('PUT', `/recordings/${id}/audio`, {
        bytes: own,
        headers: { 'content-type': type },
      });
      show.send('GET', `/recordings/${id}/audio`);
    }
    show.send('GET', `/recordings/${recording}`);
  }
}

interface Changed {
  readonly method: string;
  readonly path: string;
  readonly json: JsonObject;
}

function change(show: Show, { method, path, json }: Changed): void {
  const { ETag: tag = '"none"' } = show.send('GET', path).headers;
  for (const value of [`W/${tag}`, '"stale"', `"other", ${tag}`, tag, tag, '*']) {
    show.send(method, path, { json, headers: { 'if-match': value } });
    show.send('GET', path);
  }
  show.send(method, path, { json });
}

function removeAll(show: Show, created: Created): void {
  const paths = [
    ...created.playlists.map((id) => `/playlists/${id}`),
    ...created.recordings.slice(0, 2).map((id) => `/recordings/${id}`),
    ...created.people.map((id) => `/recordists/${id}`),
  ];
  for (const path of paths) {
    show.send('DELETE', path);
    show.send('DELETE', path);
    readAll(show, created);
  }
}
