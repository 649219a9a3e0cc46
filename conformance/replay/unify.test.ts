import { expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import { noBindings, type Bindings } from './bindings.js';
import { unify } from './unify.js';
import type { Mismatch } from './walk.js';
import { showMismatch } from '../testing/show-mismatch.js';

const { described } = loadContract();

const recorded = {
  id: 'file-old',
  object: 'file',
  bytes: 5,
  created_at: 1000,
  expires_at: null,
  filename: 'a.txt',
  purpose: 'batch',
  status: 'uploaded',
  status_details: null,
};
const live = { ...recorded, id: 'file-new', created_at: 900_000, status: 'processed' };
const expiring = { ...recorded, expires_at: 4600 };
const upload = {
  id: 'upload_old',
  object: 'upload',
  bytes: 5,
  created_at: 1000,
  expires_at: 4600,
  filename: 'a.txt',
  purpose: 'batch',
  status: 'completed',
};
const completed = { ...upload, file: expiring };
const liveUpload = { ...upload, id: 'upload_new', created_at: 900_000, expires_at: 903_600 };

const known: Bindings = {
  ...noBindings,
  ids: new Map([
    [
      'files',
      new Map([
        ['file-old', 'file-new'],
        ['file-old-2', 'file-new-2'],
      ]),
    ],
  ]),
  timestamps: new Map([
    ['files file-old.created_at', { recorded: 1000, live: 900_000, changes: 0 }],
  ]),
  origin: { recorded: 1000, live: 900_000 },
};

function compare(given: {
  schema: string;
  recorded: unknown;
  live: unknown;
  bindings?: Bindings;
  elapsed?: number;
}): readonly Mismatch[] {
  const { bindings = noBindings, elapsed = 1, ...pair } = given;
  return unify(pair, bindings, { described, elapsed }).mismatches;
}

test('an id and a time are bound when they are first seen, and free values are ignored', () => {
  const pair = { schema: 'FileObject', recorded, live };
  const { bindings, mismatches } = unify(pair, noBindings, { described, elapsed: 1 });
  expect(mismatches).toEqual([]);
  expect(bindings.ids).toEqual(new Map([['files', new Map([['file-old', 'file-new']])]]));
  expect(bindings.timestamps).toEqual(
    new Map([['files file-old.created_at', { recorded: 1000, live: 900_000, changes: 0 }]]),
  );
  expect(bindings.origin).toEqual({ recorded: 1000, live: 900_000 });
});

const file = { schema: 'FileObject', recorded, live };

test.each([
  ['a null that is left out', { ...file, live: { ...live, expires_at: undefined } }],
  ['an absent value told as null', { ...file, recorded: { ...recorded, expires_at: undefined } }],
  ['properties that the spec does not know', { ...file, live: { ...live, extra: 1 } }],
  [
    'the recorded distance of two moments',
    { ...file, recorded: expiring, live: { ...live, expires_at: 903_600 } },
  ],
  [
    'a distance from what is no moment, which its schema or its size tells',
    {
      ...file,
      recorded: expiring,
      live: { ...live, created_at: 1_700_000_000_000, expires_at: 1_700_003_601 },
    },
  ],
  [
    'a file that was made a little later than another',
    {
      ...file,
      bindings: known,
      elapsed: 3,
      recorded: { ...recorded, id: 'file-old-2' },
      live: { ...live, id: 'file-new-2', created_at: 900_004 },
    },
  ],
  [
    'a nested file that is as old as its upload',
    {
      schema: 'Upload',
      recorded: completed,
      live: { ...liveUpload, file: { ...live, expires_at: 903_600 } },
    },
  ],
])('%s is not a difference', (_, given) => {
  expect(compare(given)).toEqual([]);
});

test.each([
  [
    'another value',
    { ...file, live: { ...live, bytes: 6 } },
    { pointer: '/bytes', location: 'FileObject.bytes', expected: '5', actual: '6' },
  ],
  [
    'another id than before',
    { ...file, bindings: known, live: { ...live, id: 'file-other' } },
    { pointer: '/id', location: 'FileObject.id', expected: '"file-new"', actual: '"file-other"' },
  ],
  [
    'an id that another object has',
    { ...file, bindings: known, recorded: { ...recorded, id: 'file-third' } },
    {
      pointer: '/id',
      location: 'FileObject.id',
      expected: 'an id that no other object has',
      actual: '"file-new"',
    },
  ],
  [
    'another moment than before',
    { ...file, bindings: known, live: { ...live, created_at: 900_001 } },
    {
      pointer: '/created_at',
      location: 'FileObject.created_at',
      expected: '900000, as returned before',
      actual: '900001',
    },
  ],
  [
    'an expiry that is a second off',
    { ...file, recorded: expiring, live: { ...live, expires_at: 903_601 } },
    {
      pointer: '/expires_at',
      location: 'FileObject.expires_at',
      expected: 'created_at + 3600',
      actual: 'created_at + 3601 (903601)',
    },
  ],
  [
    'a creation told as text, from which the expiry is not measured',
    {
      ...file,
      recorded: expiring,
      live: { ...live, created_at: '2026-11-26T00:00:00Z', expires_at: 903_600 },
    },
    {
      pointer: '/created_at',
      location: 'FileObject.created_at',
      expected: '1000',
      actual: '"2026-11-26T00:00:00Z"',
    },
  ],
  [
    'an expiry that is dropped',
    { ...file, recorded: expiring, live: { ...live, expires_at: null } },
    {
      pointer: '/expires_at',
      location: 'FileObject.expires_at',
      expected: 'created_at + 3600',
      actual: 'null',
    },
  ],
  [
    'an expiry that is made up',
    { ...file, live: { ...live, expires_at: 903_600 } },
    {
      pointer: '/expires_at',
      location: 'FileObject.expires_at',
      expected: 'null',
      actual: '903600',
    },
  ],
  [
    'a moment out of the run',
    {
      ...file,
      bindings: known,
      elapsed: 3,
      recorded: { ...recorded, id: 'file-old-2' },
      live: { ...live, id: 'file-new-2', created_at: 900_006 },
    },
    {
      pointer: '/created_at',
      location: 'FileObject.created_at',
      expected: 'a time within 5 s of 900000',
      actual: '900006',
    },
  ],
  [
    'a nested file that is younger than its upload',
    {
      schema: 'Upload',
      recorded: completed,
      live: { ...liveUpload, file: { ...live, created_at: 900_002, expires_at: 903_602 } },
    },
    {
      pointer: '/file/created_at',
      location: 'FileObject.created_at',
      expected: 'created_at',
      actual: 'created_at + 2 (900002)',
    },
  ],
  [
    'a completed upload without its file',
    { schema: 'Upload', recorded: completed, live: liveUpload },
    {
      pointer: '/file',
      location: 'Upload.file',
      actual: 'absent',
      expected: expect.stringContaining('"object":"file"') as string,
    },
  ],
])('%s is one difference', (_, given, want) => {
  expect(compare(given).map(showMismatch)).toEqual([want]);
});
