import { createHash } from 'node:crypto';
import type { FileObject } from '@upspec/openai-files/types';
import { countBytes } from '../operations/choose-chunks.js';
import { inUploads, withStatus, type RequestContext, type Json } from '../seams/responses.js';
import { inChanges, inView } from '../seams/data.js';
import { inOperations, inRule, remembering, together, type Seam } from '../seams/seam.js';
import type { OperationId } from '../operation-id.js';
import type { StoredFile, StoredUpload } from '../store/state.js';
import type { View } from '../store/store.js';
import type { Fault } from './fault.js';

/** Under load a second may pass before the response to the creation is sent. */
const afterCreation: readonly OperationId[] = ['cancelUpload', 'completeUpload'];

const time = (upload: Json): number => Number(upload['created_at']);

/** How many bytes of an Upload were received. */
function received(upload: Json, { service }: RequestContext): number {
  const parts = service.store.view().upload(String(upload['id']))?.parts.values() ?? [];
  return countBytes([...parts].map(({ chunk }) => chunk));
}

/** Replaces the status of each Upload. */
const status = (words: Readonly<Record<string, string>>): Seam =>
  inUploads((upload) => {
    const reported = String(upload['status']);
    return { ...upload, status: words[reported] ?? reported };
  });

/** An Upload that is not completed, described as a file. */
function asFile({ upload }: StoredUpload): StoredFile {
  const { id, bytes, created_at, filename, purpose } = upload;
  const file: FileObject = {
    id,
    object: 'file',
    bytes,
    created_at,
    filename,
    purpose,
    expires_at: null,
    status: 'uploaded',
    status_details: null,
  };
  return { file, chunks: [], sequence: Infinity };
}

const fileOfUpload = (view: View, id: string): StoredFile | undefined => {
  const stored = view.upload(id);
  return view.file(id) ?? (stored === undefined ? undefined : asFile(stored));
};

/** Remembers every pending Upload of a server, because a view has no list of them. */
const listingPending: Seam = remembering(() => {
  const ids = new Set<string>();
  const pending = (view: View): readonly StoredFile[] =>
    [...ids].flatMap((id) => {
      const stored = view.upload(id);
      return stored?.upload.status === 'pending' ? [asFile(stored)] : [];
    });
  return together(
    inOperations(['createUpload'], (next) => async (request, service) => {
      const reply = await next(request, service);
      if (reply.kind === 'json') ids.add(idOf(reply.body));
      return reply;
    }),
    inView(['listFiles'], (view) => ({ files: () => [...view.files(), ...pending(view)] })),
  );
});

function idOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
}

export const uploadFaults: readonly Fault[] = [
  {
    name: 'upload-201',
    requirement: 'UPLOAD-01',
    text: 'returns 201 for a new Upload',
    seam: withStatus('createUpload', 201),
  },
  {
    name: 'upload-without-object',
    requirement: 'UPLOAD-02',
    text: 'omits the object of Uploads',
    wild: 'required fields',
    seam: inUploads((upload) => ({ ...upload, object: undefined })),
  },
  {
    name: 'upload-created-as-file',
    requirement: 'UPLOAD-02',
    text: 'returns a File, not an Upload, when an Upload is created',
    wild: 'uploads',
    seam: inUploads(
      ({ id, bytes, created_at, filename, purpose }) => ({
        id,
        object: 'file',
        bytes,
        created_at,
        filename,
        purpose,
        expires_at: null,
        status: 'uploaded',
        status_details: null,
      }),
      ['createUpload'],
    ),
  },
  {
    name: 'upload-in-data',
    requirement: 'UPLOAD-02',
    text: 'wraps an Upload in a property `data`',
    seam: inUploads((upload) => ({ data: upload })),
  },
  {
    name: 'upload-same-id',
    requirement: 'UPLOAD-03',
    text: 'gives Uploads with the same name and size the same id',
    seam: inChanges(['createUpload'], (change) => {
      if (change.kind !== 'upload-created') return change;
      const { filename, bytes } = change.upload;
      const digest = createHash('md5').update(`${filename} ${bytes}`).digest('hex');
      return { ...change, upload: { ...change.upload, id: `upload_${digest}` } };
    }),
  },
  {
    name: 'upload-bytes-that-came',
    requirement: 'UPLOAD-04',
    text: 'returns the number of received bytes as the bytes of an Upload',
    seam: inUploads(
      (upload, requested) => ({ ...upload, bytes: received(upload, requested) }),
      ['createUpload', 'cancelUpload'],
    ),
  },
  {
    name: 'upload-name-as-latin1',
    requirement: 'UPLOAD-04',
    text: 'decodes the filename of an Upload as Latin-1',
    wild: 'filename',
    seam: inUploads((upload) => ({
      ...upload,
      filename: Buffer.from(String(upload['filename'])).toString('latin1'),
    })),
  },
  {
    name: 'upload-without-purpose',
    requirement: 'UPLOAD-04',
    text: 'omits the purpose of Uploads',
    seam: inUploads((upload) => ({ ...upload, purpose: undefined })),
  },
  {
    name: 'upload-time-iso',
    requirement: 'UPLOAD-05',
    text: 'returns created_at of Uploads as a date in ISO 8601',
    wild: 'required fields',
    seam: inUploads((upload) => ({
      ...upload,
      created_at: new Date(time(upload) * 1000).toISOString(),
    })),
  },
  {
    name: 'upload-time-in-milliseconds',
    requirement: 'UPLOAD-05',
    text: 'returns created_at of Uploads in milliseconds',
    seam: inUploads((upload) => ({ ...upload, created_at: time(upload) * 1000 })),
  },
  {
    name: 'upload-time-of-the-answer',
    requirement: 'UPLOAD-05',
    text: 'returns the time of the response as created_at of Uploads',
    wild: 'objects disagree',
    seam: inUploads(
      (upload, { service }) => ({
        ...upload,
        created_at: service.store.view().now,
      }),
      afterCreation,
    ),
  },
  {
    name: 'upload-lives-a-day',
    requirement: 'UPLOAD-06',
    text: 'expires Uploads after a day',
    seam: inRule('limits', 'uploadLifetime', () => 86_400),
  },
  {
    name: 'upload-without-expires-at',
    requirement: 'UPLOAD-06',
    text: 'omits expires_at of Uploads',
    seam: inUploads((upload) => ({ ...upload, expires_at: undefined })),
  },
  {
    name: 'upload-life-renewed',
    requirement: 'UPLOAD-06',
    text: 'restarts the hour of an Upload with each response',
    seam: inUploads(
      (upload, { service }) => ({
        ...upload,
        expires_at: service.store.view().now + 3600,
      }),
      afterCreation,
    ),
  },
  {
    name: 'upload-status-in-progress',
    requirement: 'UPLOAD-07',
    text: 'returns the status of a new Upload as "in_progress"',
    seam: status({ pending: 'in_progress' }),
  },
  {
    name: 'upload-stays-pending',
    requirement: 'UPLOAD-07',
    text: 'returns the status of a completed Upload as "pending"',
    seam: status({ completed: 'pending' }),
  },
  {
    name: 'upload-canceled',
    requirement: 'UPLOAD-07',
    text: 'returns the status of a cancelled Upload with one l',
    seam: status({ cancelled: 'canceled' }),
  },
  {
    name: 'upload-is-a-file',
    requirement: 'UPLOAD-14',
    text: 'returns an Upload as a file before it is completed',
    seam: inView(['retrieveFile'], (view) => ({ file: (id) => fileOfUpload(view, id) })),
  },
  {
    name: 'upload-listed-while-pending',
    requirement: 'UPLOAD-14',
    text: 'lists an Upload as a file before it is completed',
    seam: listingPending,
  },
  {
    name: 'upload-never-expires',
    requirement: 'UPLOAD-15',
    text: 'accepts parts and completions after the hour of an Upload',
    wild: 'expires_after',
    seam: inRule('expiry', 'expire', (expire) => (state, now) => {
      const uploads = new Map(state.uploads);
      state.uploads.clear();
      const freed = expire(state, now);
      for (const [id, stored] of uploads) state.uploads.set(id, stored);
      return freed;
    }),
  },
];
