import { setTimeout as wait } from 'node:timers/promises';
import { newFileId } from '../new-id.js';
import type { OperationId } from '../operation-id.js';
import { findFile } from '../operations/find-file.js';
import { inForms } from '../seams/bodies.js';
import { inChanges, inView } from '../seams/data.js';
import { inOperations, remembering, together, type Seam } from '../seams/seam.js';
import type { ApiRequest } from '../handler.js';
import type { Chunk } from '../store/state.js';
import type { Fault } from './fault.js';

/** In milliseconds: long enough for requests that are sent at the same time to overlap. */
const pause = 25;

/** Holds each request of an operation for a while, with those that overlap it. */
const overlapping = (id: OperationId, open: Set<ApiRequest>): Seam =>
  inOperations([id], (next) => async (request, service) => {
    open.add(request);
    try {
      await wait(pause);
      return await next(request, service);
    } finally {
      open.delete(request);
    }
  });

/** Files whose creations overlap have one id. */
const sameId: Seam = remembering(() => {
  const open = new Set<ApiRequest>();
  let id = newFileId();
  return together(
    inChanges(['createFile'], (change) => {
      if (change.kind !== 'file-created') return change;
      return { ...change, file: { ...change.file, id } };
    }),
    overlapping('createFile', open),
    inOperations(['createFile'], (next) => (request, service) => {
      if (open.size === 0) id = newFileId();
      return next(request, service);
    }),
  );
});

/** A file is stored over one whose creation overlaps. */
const lostFile: Seam = remembering(() => {
  const open = new Set<ApiRequest>();
  return together(
    inOperations(['createFile'], (next) => async (request, service) => {
      const { store } = service;
      const before = new Set(
        store
          .view()
          .files()
          .map(({ file }) => file.id),
      );
      const reply = await next(request, service);
      const added = store
        .view()
        .files()
        .filter(({ file }) => !before.has(file.id));
      const [first, ...others] = added;
      if (first !== undefined && others.length > 0) {
        await store.change(() => ({ kind: 'file-deleted', id: first.file.id }));
      }
      return reply;
    }),
    overlapping('createFile', open),
  );
});

/** The name of a file is kept where another request overwrites it. */
const nameOfAnother: Seam = remembering(() => {
  let last: string | undefined;
  return inForms('file', async (form) => {
    last = form.file?.filename;
    await wait(pause);
    if (form.file === undefined || last === undefined) return form;
    return { ...form, file: { ...form.file, filename: last } };
  });
});

/** Content is read where another request overwrites what is read. */
const contentOfAnother: Seam = remembering(() => {
  let last = '';
  return inOperations(['downloadFile'], (next) => async (request, service) => {
    last = findFile(request, service.store.view()).file.id;
    await wait(pause);
    return next({ ...request, params: { file_id: last } }, service);
  });
});

/** Two deletions that overlap remove one file more. */
const deletesAnother: Seam = remembering(() => {
  const open = new Set<ApiRequest>();
  return together(
    inOperations(['deleteFile'], (next) => async (request, service) => {
      const { store } = service;
      const named = new Set([...open].map(({ params }) => params['file_id']));
      const reply = await next(request, service);
      const other = store
        .view()
        .files()
        .find(({ file }) => !named.has(file.id));
      if (named.size < 2 || other === undefined) return reply;
      await store.change(() => ({ kind: 'file-deleted', id: other.file.id }));
      return reply;
    }),
    overlapping('deleteFile', open),
  );
});

/** A deletion removes the file that was created next, too. */
const deletesNext: Seam = inOperations(['deleteFile'], (next) => async (request, service) => {
  const { store } = service;
  const { sequence } = findFile(request, store.view());
  const reply = await next(request, service);
  const following = store
    .view()
    .files()
    .find((stored) => stored.sequence === sequence + 1);
  if (following !== undefined) {
    await store.change(() => ({ kind: 'file-deleted', id: following.file.id }));
  }
  return reply;
});

/** Lists are rebuilt while files are created: until then, the newest files are missing. */
const listWithoutNew: Seam = remembering(() => {
  const open = new Set<ApiRequest>();
  return together(
    inView(['listFiles'], (view) => ({
      files: () => (open.size === 0 ? view.files() : view.files().slice(0, -20)),
    })),
    overlapping('createFile', open),
  );
});

/** Parts of different Uploads that are added at the same time get the bytes of each other. */
const swappedParts: Seam = remembering(() => {
  interface Waiting {
    readonly upload: string;
    readonly chunk: Chunk;
    readonly resolve: (chunk: Chunk) => void;
  }
  let waiting: Waiting | undefined;
  const exchange = (upload: string, chunk: Chunk): Promise<Chunk> => {
    const other = waiting;
    if (other !== undefined && other.upload !== upload) {
      waiting = undefined;
      other.resolve(chunk);
      return Promise.resolve(other.chunk);
    }
    return new Promise((resolve) => {
      const own = { upload, chunk, resolve };
      waiting = own;
      setTimeout(() => {
        if (waiting === own) waiting = undefined;
        // Without effect if another part was added meanwhile.
        resolve(chunk);
      }, pause);
    });
  };
  return inForms('data', async (form, { request }) => {
    if (form.file === undefined) return form;
    const chunk = await exchange(request.params['upload_id'] ?? '', form.file.chunk);
    return { ...form, file: { ...form.file, chunk } };
  });
});

export const isolationFaults: readonly Fault[] = [
  {
    name: 'file-same-id-in-parallel',
    requirement: 'FILE-02',
    text: 'gives files that are created in parallel the same id',
    seam: sameId,
  },
  {
    name: 'create-lost-in-parallel',
    requirement: 'ISOLATION-01',
    text: 'loses a file if another one is created in parallel',
    seam: lostFile,
  },
  {
    name: 'create-name-of-another',
    requirement: 'ISOLATION-01',
    text: 'gives files that are created in parallel the name of one of them',
    seam: nameOfAnother,
  },
  {
    name: 'content-of-another',
    requirement: 'ISOLATION-01',
    text: 'returns the content of one file to downloads in parallel',
    seam: contentOfAnother,
  },
  {
    name: 'delete-another-in-parallel',
    requirement: 'DELETE-05',
    text: 'deletes another file if several are deleted in parallel',
    seam: deletesAnother,
  },
  {
    name: 'delete-next-too',
    requirement: 'DELETE-05',
    text: 'deletes the file that was created next, too',
    seam: deletesNext,
  },
  {
    name: 'list-without-new-files',
    requirement: 'ISOLATION-01',
    text: 'omits the newest files from a list while a file is created',
    seam: listWithoutNew,
  },
  {
    name: 'part-bytes-swapped',
    requirement: 'ISOLATION-01',
    text: 'swaps the bytes of parts that are added to different Uploads in parallel',
    seam: swappedParts,
  },
];
