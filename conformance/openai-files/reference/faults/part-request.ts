import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiRequest } from '../handler.js';
import type { Limits } from '../limits.js';
import { newHexId } from '../new-id.js';
import { Rejection } from '../rejection.js';
import { isJson } from '../seams/responses.js';
import { inBodies, inForms, inReceived } from '../seams/bodies.js';
import { inView } from '../seams/data.js';
import { insteadOf } from '../seams/errors.js';
import { inOperations, inRule, remembering, together, type Seam } from '../seams/seam.js';
import type { StoredUpload } from '../store/state.js';
import type { Fault } from './fault.js';

const MEBIBYTE = 1024 * 1024;

const limited = (maxPartBytes: Limits['maxPartBytes']): Seam => {
  return inRule('limits', 'maxPartBytes', () => maxPartBytes);
};

const uploadId = ({ params }: ApiRequest): string => params['upload_id'] ?? '';

/** Accepts parts for an Upload that is closed. */
const acceptedWhen = (status: 'completed' | 'cancelled'): Seam =>
  inView(['addUploadPart'], (view) => ({
    upload: (id) => {
      const stored = view.upload(id);
      return stored?.upload.status === status ? reopened(stored) : stored;
    },
  }));

function reopened(stored: StoredUpload): StoredUpload {
  return { ...stored, upload: { ...stored.upload, status: 'pending' } };
}

/** Reads the list of parts, waits, and writes it back with one more. Loses parallel additions. */
const racing: Seam = remembering(() => {
  const known = new Map<string, readonly string[]>();
  return together(
    inOperations(['addUploadPart'], (next) => async (request, service) => {
      const before = known.get(uploadId(request)) ?? [];
      const reply = await next(request, service);
      await sleep(20);
      const id = reply.kind === 'json' && isJson(reply.body) ? String(reply.body['id']) : '';
      known.set(uploadId(request), [...before, id]);
      return reply;
    }),
    inView(['completeUpload'], (view) => ({
      upload: (id) => {
        const stored = view.upload(id);
        if (stored === undefined) return undefined;
        const ids = known.get(id) ?? [];
        const parts = [...stored.parts].filter(([part]) => ids.includes(part));
        return { ...stored, parts: new Map(parts) };
      },
    })),
  );
});

/** Accepts one part of an Upload at a time. */
const oneAtATime: Seam = remembering(() => {
  const busy = new Set<string>();
  return inOperations(['addUploadPart'], (next) => async (request, service) => {
    const id = uploadId(request);
    if (busy.has(id)) throw new Rejection(409, { message: 'Another part is being added.' });
    busy.add(id);
    try {
      const reply = await next(request, service);
      await sleep(20);
      return reply;
    } finally {
      busy.delete(id);
    }
  });
});

export const partRequestFaults: readonly Fault[] = [
  {
    name: 'part-5-mib-at-least',
    requirement: 'PART-01',
    text: 'rejects parts of less than 5 MiB',
    seam: inForms('data', (form) => {
      const isSmall = (form.file?.chunk.bytes ?? Infinity) < 5 * MEBIBYTE;
      if (isSmall) throw new Rejection(400, { message: 'A part needs at least 5 MiB.' });
      return form;
    }),
  },
  {
    name: 'part-always-rejected',
    requirement: 'PART-01',
    text: 'rejects every part with 400',
    wild: 'uploads',
    seam: inOperations(['addUploadPart'], () => () => {
      return Promise.reject(new Rejection(400, { message: 'The Upload accepts no parts.' }));
    }),
  },
  {
    name: 'part-from-base64',
    requirement: 'PART-05',
    text: 'decodes the bytes of a part that look like base64',
    seam: inReceived('data', (bytes) => {
      const text = bytes.toString('latin1');
      const isBase64 = bytes.length % 4 === 0 && /^[\w+/]+={0,2}$/.test(text);
      return isBase64 ? Buffer.from(text, 'base64') : bytes;
    }),
  },
  {
    name: 'part-through-utf8',
    requirement: 'PART-05',
    text: 'decodes and encodes the bytes of a part as UTF-8',
    wild: 'content',
    seam: inReceived('data', (bytes) => Buffer.from(bytes.toString('utf8'))),
  },
  {
    name: 'part-trimmed',
    requirement: 'PART-05',
    text: 'trims white space from both ends of a part',
    seam: inReceived('data', (bytes) => Buffer.from(bytes.toString('latin1').trim(), 'latin1')),
  },
  {
    name: 'part-bytes-thrown-away',
    requirement: 'PART-05',
    text: 'replaces the bytes of parts with zeros',
    wild: 'uploads',
    seam: inReceived('data', (bytes) => Buffer.alloc(bytes.length)),
  },
  {
    name: 'part-lost-in-parallel',
    requirement: 'PART-06',
    text: 'loses parts that are added in parallel',
    wild: 'uploads',
    seam: racing,
  },
  {
    name: 'part-one-at-a-time',
    requirement: 'PART-06',
    text: 'rejects a part while another one is being added',
    seam: oneAtATime,
  },
  {
    name: 'part-1-mib-at-most',
    requirement: 'PART-07',
    text: 'rejects parts of more than 1 MiB',
    seam: limited(MEBIBYTE),
  },
  {
    name: 'part-10-mib-at-most',
    requirement: 'PART-07',
    text: 'rejects parts of more than 10 MiB',
    seam: limited(10 * MEBIBYTE),
  },
  {
    name: 'part-64-mb-refused',
    requirement: 'PART-07',
    text: 'rejects a part of 64000000 bytes',
    seam: limited(63_999_999),
  },
  {
    name: 'part-any-size-taken',
    requirement: 'PART-07',
    text: 'accepts parts of more than 64 MB',
    seam: limited(8192 * MEBIBYTE),
  },
  {
    name: 'part-for-unknown-upload-taken',
    requirement: 'PART-08',
    text: 'accepts parts for an unknown Upload',
    wild: 'unknown id',
    seam: insteadOf(404, ['addUploadPart'], (_, request, { store }) => ({
      kind: 'json',
      body: {
        id: newHexId('part_'),
        object: 'upload.part',
        created_at: store.view().now,
        upload_id: uploadId(request),
      },
    })),
  },
  {
    name: 'part-without-data-taken',
    requirement: 'PART-09',
    text: 'creates an empty part from a multipart body without `data`',
    seam: inForms('data', async (form, { store }) => {
      if (form.file !== undefined) return form;
      const chunk = await store.receive(Readable.from([]));
      return { fields: new Map(), file: { chunk } };
    }),
  },
  {
    name: 'part-any-field-name',
    requirement: 'PART-09',
    text: 'accepts the file of a part under any field name',
    wild: 'uploads',
    seam: inBodies(['addUploadPart'], (bytes) => {
      const named = bytes
        .toString('latin1')
        .replace(/name="[^"]*"; filename/, 'name="data"; filename');
      return Buffer.from(named, 'latin1');
    }),
  },
  {
    name: 'part-unknown-field-taken',
    requirement: 'PART-10',
    text: 'accepts a part with unknown fields',
    seam: inForms('data', (form) => ({ ...form, fields: new Map() })),
  },
  {
    name: 'part-after-completion-taken',
    requirement: 'PART-11',
    text: 'accepts parts after completion',
    wild: 'uploads',
    seam: acceptedWhen('completed'),
  },
  {
    name: 'part-after-cancellation-taken',
    requirement: 'PART-12',
    text: 'accepts parts after cancellation',
    wild: 'uploads',
    seam: acceptedWhen('cancelled'),
  },
];
