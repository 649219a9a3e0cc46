import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Form } from '../read-form.js';
import { inFiles, type Json } from '../seams/responses.js';
import { inForms, type FormContext } from '../seams/bodies.js';
import { inResponses } from '../seams/responses.js';
import { inChanges } from '../seams/data.js';
import { remembering, together, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

/** Derives a file's id from its properties, so that equal files have the same id. */
const idFrom = (read: (form: Form, requested: FormContext) => string | Promise<string>): Seam => {
  return remembering(() => {
    const ids = new Map<string, string>();
    return together(
      inForms('file', async (form, requested) => {
        const digest = createHash('md5').update(await read(form, requested));
        ids.set(form.file?.chunk.name ?? '', `file-${digest.digest('hex').slice(0, 22)}`);
        return form;
      }),
      inChanges(['createFile'], (change) => {
        if (change.kind !== 'file-created') return change;
        const id = ids.get(change.chunks[0]?.name ?? '') ?? change.file.id;
        return { ...change, file: { ...change.file, id } };
      }),
    );
  });
};

const timestamp = (file: Json): number => Number(file['created_at']);

export const fileFaults: readonly Fault[] = [
  {
    name: 'file-without-object',
    requirement: 'FILE-01',
    text: 'omits the object of files',
    wild: 'required fields',
    seam: inFiles((file) => ({ ...file, object: undefined })),
  },
  {
    name: 'file-of-another-object',
    requirement: 'FILE-01',
    text: 'returns "document" as the object of files',
    seam: inFiles((file) => ({ ...file, object: 'document' })),
  },
  {
    name: 'file-in-data',
    requirement: 'FILE-01',
    text: 'wraps a file in a property `data`',
    seam: inResponses(['createFile', 'retrieveFile'], (file) => ({ data: file })),
  },
  {
    name: 'file-same-id-for-same-content',
    requirement: 'FILE-02',
    text: 'gives files with the same content the same id',
    seam: idFrom(async ({ file }, { store }) => {
      return file === undefined ? '' : (await buffer(store.read([file.chunk]))).toString('latin1');
    }),
  },
  {
    name: 'file-same-id-for-same-name',
    requirement: 'FILE-02',
    text: 'gives files with the same name the same id',
    seam: idFrom(({ file }) => file?.filename ?? ''),
  },
  {
    name: 'file-bytes-as-text',
    requirement: 'FILE-03',
    text: 'returns the bytes of files as a string',
    wild: 'required fields',
    seam: inFiles((file) => ({ ...file, bytes: String(file['bytes']) })),
  },
  {
    name: 'file-without-bytes',
    requirement: 'FILE-03',
    text: 'omits the bytes of files',
    seam: inFiles((file) => ({ ...file, bytes: undefined })),
  },
  {
    name: 'file-bytes-of-letters',
    requirement: 'FILE-03',
    text: 'counts the characters of a content, not its bytes',
    seam: remembering(() => {
      const characters = new Map<string, number>();
      return together(
        inForms('file', async (form, { store }) => {
          const { chunk } = form.file ?? {};
          if (chunk === undefined) return form;
          characters.set(chunk.name, (await buffer(store.read([chunk]))).toString('utf8').length);
          return form;
        }),
        inFiles((file, { service }) => {
          const { chunks } = service.store.view().file(String(file['id'])) ?? {};
          return { ...file, bytes: characters.get(chunks?.[0]?.name ?? '') ?? file['bytes'] };
        }),
      );
    }),
  },
  {
    name: 'file-bytes-of-the-form',
    requirement: 'FILE-03',
    text: 'counts the whole multipart body as the bytes of a file',
    seam: inFiles(
      (file, { request }) => ({ ...file, bytes: Number(request.headers['content-length'] ?? 0) }),
      ['createFile'],
    ),
  },
  {
    name: 'file-time-iso',
    requirement: 'FILE-04',
    text: 'returns created_at as a date in ISO 8601',
    wild: 'required fields',
    seam: inFiles((file) => ({
      ...file,
      created_at: new Date(timestamp(file) * 1000).toISOString(),
    })),
  },
  {
    name: 'file-time-in-milliseconds',
    requirement: 'FILE-04',
    text: 'returns created_at in milliseconds',
    seam: inFiles((file) => ({ ...file, created_at: timestamp(file) * 1000 })),
  },
  {
    name: 'file-time-with-fraction',
    requirement: 'FILE-04',
    text: 'returns created_at with a fraction of a second',
    seam: inFiles((file) => ({ ...file, created_at: timestamp(file) + 0.25 })),
  },
  {
    name: 'file-time-in-camel-case',
    requirement: 'FILE-04',
    text: 'returns created_at as createdAt',
    wild: 'required fields',
    seam: inFiles((file) => ({ ...file, created_at: undefined, createdAt: timestamp(file) })),
  },
  {
    name: 'file-purpose-always-assistants',
    requirement: 'FILE-06',
    text: 'returns assistants as the purpose of every file',
    wild: 'purpose',
    seam: inFiles((file) => ({ ...file, purpose: 'assistants' })),
  },
  {
    name: 'file-without-purpose',
    requirement: 'FILE-06',
    text: 'omits the purpose of files',
    seam: inFiles((file) => ({ ...file, purpose: undefined })),
  },
  {
    name: 'file-without-status',
    requirement: 'FILE-07',
    text: 'omits the status of files',
    wild: 'required fields',
    seam: inFiles((file) => ({ ...file, status: undefined })),
  },
  {
    name: 'file-status-ready',
    requirement: 'FILE-07',
    text: 'returns the status of files as "ready"',
    seam: inFiles((file) => ({ ...file, status: 'ready' })),
  },
  {
    name: 'file-status-details-an-object',
    requirement: 'FILE-08',
    text: 'returns the status_details of files as an object',
    seam: inFiles((file) => ({ ...file, status_details: {} })),
  },
];
