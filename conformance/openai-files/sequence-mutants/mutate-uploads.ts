import {
  addPart,
  cancel,
  complete,
  createFile,
  createUpload,
  partSize,
  type Call,
} from './call.js';
import type { SequenceMutant } from './sequence-mutant.js';

const begin: readonly Call[] = [createUpload('{upload}'), addPart('{upload}', '{part}')];
const other: readonly Call[] = [createUpload('{other}'), addPart('{other}', '{foreign}')];
const completed: readonly Call[] = [...begin, complete('{upload}', ['{part}'])];
const cancelled: readonly Call[] = [...begin, cancel('{upload}')];

/** The path names an Upload that was completed or cancelled. */
const afterEnd = {
  requirement: 'client.order.ended',
  location: { kind: 'request', aspect: 'path' },
} as const;

/** Sequences of calls that create an Upload, add parts to it, and complete or cancel it. */
export function mutateUploads(): readonly SequenceMutant[] {
  return [...changesAfterEnd(), ...wrongParts(), ...wrongContents()];
}

function changesAfterEnd(): readonly SequenceMutant[] {
  const late = addPart('{upload}', '{late}');
  return [
    {
      ...afterEnd,
      kind: 'a part after the completion',
      wrong: [...completed, late],
      mended: completed,
    },
    {
      ...afterEnd,
      kind: 'a part after the cancellation',
      wrong: [...cancelled, late],
      mended: cancelled,
    },
    {
      requirement: 'COMPLETE-16',
      location: { kind: 'request', aspect: 'path' },
      isOpen: true,
      kind: 'a second completion',
      wrong: [...completed, complete('{upload}', ['{part}'])],
      mended: [...completed, ...other, complete('{other}', ['{foreign}'])],
    },
    {
      ...afterEnd,
      kind: 'a completion after the cancellation',
      wrong: [...cancelled, complete('{upload}', ['{part}'])],
      mended: [...cancelled, ...other, complete('{other}', ['{foreign}'])],
    },
    {
      requirement: 'CANCEL-05',
      location: { kind: 'request', aspect: 'path' },
      isOpen: true,
      kind: 'a cancellation after the completion',
      wrong: [...completed, cancel('{upload}')],
      mended: [...completed, ...other, cancel('{other}')],
    },
    {
      requirement: 'CANCEL-04',
      location: { kind: 'request', aspect: 'path' },
      isOpen: true,
      kind: 'a second cancellation',
      wrong: [...cancelled, cancel('{upload}')],
      mended: [...cancelled, ...other, cancel('{other}')],
    },
  ];
}

const atPart = (index: number): SequenceMutant['location'] => ({
  kind: 'request-body',
  pointer: `/part_ids/${index}`,
});

function wrongParts(): readonly SequenceMutant[] {
  const two: readonly Call[] = [
    createUpload('{upload}', 2 * partSize),
    addPart('{upload}', '{part}'),
    addPart('{upload}', '{second}'),
  ];
  const mended = [...two, complete('{upload}', ['{second}', '{part}'])];
  return [
    {
      kind: 'a part id that no response had',
      requirement: 'client.order.unknown-id',
      location: atPart(0),
      wrong: [...begin, complete('{upload}', ['part_1'])],
      mended: completed,
    },
    {
      kind: 'the part of another Upload',
      requirement: 'client.order.foreign',
      location: atPart(0),
      wrong: [...begin, ...other, complete('{upload}', ['{foreign}'])],
      mended: [...begin, ...other, complete('{upload}', ['{part}'])],
    },
    {
      kind: 'the part of another Upload as the second part',
      requirement: 'client.order.foreign',
      location: atPart(1),
      wrong: [...two, ...other, complete('{upload}', ['{part}', '{foreign}'])],
      mended,
    },
  ];
}

const helloMd5 = '5d41402abc4b2a76b9719d911017c592';

function wrongContents(): readonly SequenceMutant[] {
  const pair = [...begin, addPart('{upload}', '{second}')];
  const large = createUpload('{upload}', 2 * partSize);
  const total = {
    requirement: 'COMPLETE-04',
    location: { kind: 'request-body', pointer: '/part_ids' },
  } as const;
  const checksum = {
    requirement: 'COMPLETE-05',
    location: { kind: 'request-body', pointer: '/md5' },
    mended: [...begin, complete('{upload}', ['{part}'], helloMd5)],
  } as const;
  return [
    {
      ...total,
      kind: 'more bytes than declared',
      wrong: [...pair, complete('{upload}', ['{part}', '{second}'])],
      mended: [...pair, complete('{upload}', ['{second}'])],
    },
    {
      ...total,
      kind: 'fewer bytes than declared',
      wrong: [large, addPart('{upload}', '{part}'), complete('{upload}', ['{part}'])],
      mended: completed,
    },
    {
      ...total,
      kind: 'a completion without parts',
      wrong: [...begin, complete('{upload}', [])],
      mended: completed,
    },
    {
      requirement: 'COMPLETE-17',
      location: atPart(1),
      isOpen: true,
      kind: 'a part that is listed twice',
      wrong: [large, addPart('{upload}', '{part}'), complete('{upload}', ['{part}', '{part}'])],
      mended: completed,
    },
    {
      requirement: 'COMPLETE-07',
      location: atPart(0),
      kind: 'the id of a file as that of a part',
      wrong: [createFile('{file}'), ...begin, complete('{upload}', ['{file}'])],
      mended: [createFile('{file}'), ...completed],
    },
    {
      ...checksum,
      kind: 'the checksum of other bytes',
      wrong: [...begin, complete('{upload}', ['{part}'], '0'.repeat(32))],
    },
    {
      ...checksum,
      kind: 'a checksum with another length',
      wrong: [...begin, complete('{upload}', ['{part}'], helloMd5.slice(1))],
    },
  ];
}
