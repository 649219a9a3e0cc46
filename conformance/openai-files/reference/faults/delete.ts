import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { OperationId } from '../operation-id.js';
import { findFile } from '../operations/find-file.js';
import { rejections } from '../rejections.js';
import { inResponses, withStatus } from '../seams/responses.js';
import { inForms } from '../seams/bodies.js';
import { inView, withoutFiles } from '../seams/data.js';
import { insteadOf, withStatusCode } from '../seams/errors.js';
import { inOperations, remembering, together, type Seam } from '../seams/seam.js';
import type { Chunk } from '../store/state.js';
import type { Fault } from './fault.js';

const FILE_READERS: readonly OperationId[] = [
  'listFiles',
  'retrieveFile',
  'downloadFile',
  'deleteFile',
];

/** Only marks what is deleted, and does not check the mark in one operation. */
const forgotten = (forgetful: OperationId): Seam =>
  remembering(() => {
    const removed = new Set<string>();
    const others = FILE_READERS.filter((id) => id !== forgetful);
    return together(
      inOperations(['deleteFile'], () => (request, { store }) => {
        const { id } = findFile(request, store.view()).file;
        removed.add(id);
        return Promise.resolve({ kind: 'json', body: { object: 'file', id, deleted: true } });
      }),
      inView(others, (view) => withoutFiles(view, removed)),
    );
  });

/** Keeps one copy of equal content, and removes it with the first file. */
const sharing: Seam = remembering(() => {
  const kept = new Map<string, Chunk>();
  return together(
    inForms('file', async (form, { store }) => {
      if (form.file === undefined) return form;
      const hash = createHash('md5').update(await buffer(store.read([form.file.chunk])));
      const digest = hash.digest('hex');
      const chunk = kept.get(digest) ?? form.file.chunk;
      kept.set(digest, chunk);
      return { ...form, file: { ...form.file, chunk } };
    }),
    inOperations(['downloadFile'], (next) => async (request, service) => {
      const reply = await next(request, service);
      if (reply.kind !== 'bytes') return reply;
      const bytes = await buffer(reply.open()).catch(() => undefined);
      if (bytes === undefined) throw rejections.serverFailure('ENOENT');
      return { ...reply, open: () => Readable.from([bytes]) };
    }),
  );
});

export const deleteFaults: readonly Fault[] = [
  {
    name: 'delete-204',
    requirement: 'DELETE-01',
    text: 'returns 204 without a body for a deletion',
    seam: withStatus('deleteFile', 204),
  },
  {
    name: 'delete-true-as-text',
    requirement: 'DELETE-01',
    text: 'returns deleted as the string "true"',
    seam: inResponses(['deleteFile'], (body) => ({ ...body, deleted: 'true' })),
  },
  {
    name: 'delete-without-object',
    requirement: 'DELETE-01',
    text: 'omits the object of the receipt',
    wild: 'required fields',
    seam: inResponses(['deleteFile'], (body) => ({ ...body, object: undefined })),
  },
  {
    name: 'delete-tells-false',
    requirement: 'DELETE-01',
    text: 'returns deleted as false for a file that it deleted',
    seam: inResponses(['deleteFile'], (body) => ({ ...body, deleted: false })),
  },
  {
    name: 'delete-still-retrieved',
    requirement: 'DELETE-02',
    text: 'returns a deleted file',
    seam: forgotten('retrieveFile'),
  },
  {
    name: 'delete-still-listed',
    requirement: 'DELETE-02',
    text: 'lists a deleted file',
    seam: forgotten('listFiles'),
  },
  {
    name: 'delete-still-downloaded',
    requirement: 'DELETE-02',
    text: 'returns the content of a deleted file',
    seam: forgotten('downloadFile'),
  },
  {
    name: 'delete-unknown-false',
    requirement: 'DELETE-03',
    text: 'returns 200 and deleted false for an unknown file',
    wild: 'unknown id',
    seam: insteadOf(404, ['deleteFile'], (_, { params }) => ({
      kind: 'json',
      body: { object: 'file', id: params['file_id'], deleted: false },
    })),
  },
  {
    name: 'delete-unknown-true',
    requirement: 'DELETE-03',
    text: 'returns 200 and deleted true for an unknown file',
    wild: 'unknown id',
    seam: insteadOf(404, ['deleteFile'], (_, { params }) => ({
      kind: 'json',
      body: { object: 'file', id: params['file_id'], deleted: true },
    })),
  },
  {
    name: 'delete-unknown-500',
    requirement: 'DELETE-03',
    text: 'fails with 500 on the deletion of an unknown file',
    wild: 'unknown id',
    seam: insteadOf(404, ['deleteFile'], (rejection) => withStatusCode(rejection, 500)),
  },
  {
    name: 'delete-same-name-too',
    requirement: 'DELETE-05',
    text: 'deletes every file with the same name',
    seam: inOperations(['deleteFile'], (next) => async (request, service) => {
      const { store } = service;
      const { filename } = findFile(request, store.view()).file;
      const reply = await next(request, service);
      for (const { file } of store.view().files()) {
        if (file.filename !== filename) continue;
        await store.change(() => ({ kind: 'file-deleted', id: file.id }));
      }
      return reply;
    }),
  },
  {
    name: 'delete-same-content-too',
    requirement: 'DELETE-05',
    text: 'removes the content of every file with the same content',
    seam: sharing,
  },
];
