import type { JsonObject } from '../document.js';

const RECORDING: JsonObject = {
  title: 'Wren at dawn',
  recordedAt: '2026-04-02T06:41:00+02:00',
  durationSeconds: 61.523,
  habitat: 'marsh',
  subject: { kind: 'bird', species: 'Troglodytes troglodytes', voice: 'alarm' },
  position: { latitude: 51.25, longitude: -1.5 },
  tags: ['dawn', 'april'],
  similarIds: [],
};

/** Bodies of each operation that the document allows, with every property that it has. */
export const VALID_BODIES: Readonly<Record<string, readonly JsonObject[]>> = {
  addRecordist: [
    {
      name: 'Ada Finch',
      email: 'ada@example.org',
      level: 'fellow',
      since: '2020-02-29',
      homepage: 'https://ada.example/',
    },
  ],
  replaceRecordist: [
    {
      name: 'Ada Finch-Hale',
      email: 'hale@example.org',
      level: 'honorary',
      since: '2021-03-01',
      homepage: 'https://hale.example/',
    },
  ],
  addRecording: [
    RECORDING,
    { ...RECORDING, subject: { kind: 'weather', windSpeed: 17.5, isRaining: true } },
    { ...RECORDING, subject: { kind: 'machine', maker: 'Hale & Sons', rpm: 540 } },
  ],
  amendRecording: [
    {
      title: 'Renamed',
      durationSeconds: 45.25,
      habitat: 'wood',
      position: { latitude: 49, longitude: 2 },
      tags: ['edited', 'short'],
    },
  ],
  addPlaylist: [
    {
      title: 'Morning',
      curatorId: 1,
      recordingIds: [],
      labels: { mood: 'calm', '1': 'first' },
      isPublic: true,
    },
  ],
};
