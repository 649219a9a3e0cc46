import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { inParts, withStatus, type Json } from '../seams/responses.js';
import { inForms } from '../seams/bodies.js';
import { inChanges } from '../seams/data.js';
import { remembering, together, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

/** Gives parts with the same bytes the same id. */
const idFromBytes: Seam = remembering(() => {
  const ids = new Map<string, string>();
  return together(
    inForms('data', async (form, { store }) => {
      const { chunk } = form.file ?? {};
      if (chunk === undefined) return form;
      const hash = createHash('md5').update(await buffer(store.read([chunk])));
      ids.set(chunk.name, `part_${hash.digest('hex')}`);
      return form;
    }),
    inChanges(['addUploadPart'], (change) => {
      if (change.kind !== 'part-added') return change;
      return { ...change, part: { ...change.part, id: ids.get(change.chunk.name) ?? '' } };
    }),
  );
});

const time = (part: Json): number => Number(part['created_at']);

export const partFaults: readonly Fault[] = [
  {
    name: 'part-201',
    requirement: 'PART-01',
    text: 'returns 201 for a new part',
    seam: withStatus('addUploadPart', 201),
  },
  {
    name: 'part-without-object',
    requirement: 'PART-01',
    text: 'omits the object of parts',
    wild: 'required fields',
    seam: inParts((part) => ({ ...part, object: undefined })),
  },
  {
    name: 'part-same-id-for-same-bytes',
    requirement: 'PART-02',
    text: 'gives parts with the same bytes the same id',
    seam: idFromBytes,
  },
  {
    name: 'part-ids-of-each-upload',
    requirement: 'PART-02',
    text: 'numbers the ids of parts in each Upload from 1',
    seam: inChanges(['addUploadPart'], (change, view) => {
      if (change.kind !== 'part-added') return change;
      const { size } = view.upload(change.part.upload_id)?.parts ?? new Map<string, never>();
      return { ...change, part: { ...change.part, id: `part_${size + 1}` } };
    }),
  },
  {
    name: 'part-time-iso',
    requirement: 'PART-03',
    text: 'returns created_at of parts as a date in ISO 8601',
    wild: 'required fields',
    seam: inParts((part) => ({ ...part, created_at: new Date(time(part) * 1000).toISOString() })),
  },
  {
    name: 'part-time-in-milliseconds',
    requirement: 'PART-03',
    text: 'returns created_at of parts in milliseconds',
    seam: inParts((part) => ({ ...part, created_at: time(part) * 1000 })),
  },
  {
    name: 'part-without-upload-id',
    requirement: 'PART-04',
    text: 'omits the upload_id of parts',
    wild: 'required fields',
    seam: inParts((part) => ({ ...part, upload_id: undefined })),
  },
  {
    name: 'part-of-another-upload',
    requirement: 'PART-04',
    text: 'returns the upload_id of parts without its prefix',
    seam: inParts((part) => ({
      ...part,
      upload_id: String(part['upload_id']).replace('upload_', ''),
    })),
  },
];
