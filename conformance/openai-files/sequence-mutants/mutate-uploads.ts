import { addPart, cancel, complete, createUpload, partSize, type Call } from './call.js';
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
  return [...changesAfterEnd(), ...wrongParts()];
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
      ...afterEnd,
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
      requirement: 'client.rejected',
      location: { kind: 'request', aspect: 'body' },
      kind: 'a cancellation after the completion',
      wrong: [...completed, cancel('{upload}')],
      mended: [...completed, ...other, cancel('{other}')],
    },
    {
      requirement: 'client.rejected',
      location: { kind: 'request', aspect: 'body' },
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
