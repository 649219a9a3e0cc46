import type { OperationId } from '../operation-id.js';
import { inUploads, isJson, type Json } from '../seams/responses.js';
import { inChanges, inView, withoutFiles } from '../seams/data.js';
import { inOperations, remembering, together, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

/** Changes the Upload that a completion returns. */
const reported = (change: (upload: Json) => unknown): Seam => inUploads(change, ['completeUpload']);

/** Stores a completed Upload with a changed file. */
const filing = (change: { readonly filename?: string; readonly purpose?: string }): Seam =>
  inChanges(['completeUpload'], (created) => {
    if (created.kind !== 'upload-completed') return created;
    const file = { ...created.file, ...change };
    return { ...created, file, upload: { ...created.upload, file } };
  });

/** Hides the files of completed Uploads from operations. */
const hiding = (...ids: readonly OperationId[]): Seam =>
  remembering(() => {
    const files = new Set<string>();
    return together(
      inOperations(['completeUpload'], (next) => async (request, service) => {
        const reply = await next(request, service);
        const file = reply.kind === 'json' && isJson(reply.body) ? reply.body['file'] : undefined;
        if (isJson(file)) files.add(String(file['id']));
        return reply;
      }),
      inView(ids, (view) => withoutFiles(view, files)),
    );
  });

export const completedFileFaults: readonly Fault[] = [
  {
    name: 'complete-answers-a-file',
    requirement: 'UPLOAD-02',
    text: 'returns the File for a completion, not the Upload',
    wild: 'uploads',
    seam: reported((upload) => upload['file']),
  },
  {
    name: 'complete-without-file',
    requirement: 'COMPLETE-02',
    text: 'omits the file of a completed Upload',
    seam: reported((upload) => ({ ...upload, file: undefined })),
  },
  {
    name: 'complete-file-id-only',
    requirement: 'COMPLETE-02',
    text: 'returns only an id as the file of a completed Upload',
    seam: reported((upload) => ({
      ...upload,
      file: isJson(upload['file']) ? upload['file']['id'] : null,
    })),
  },
  {
    name: 'complete-file-null-before',
    requirement: 'COMPLETE-02',
    text: 'returns null as the file of an Upload that is not completed',
    seam: inUploads((upload) => ({ file: null, ...upload })),
  },
  {
    name: 'complete-another-name',
    requirement: 'COMPLETE-11',
    text: 'names the completed file "upload"',
    wild: 'objects disagree',
    seam: filing({ filename: 'upload' }),
  },
  {
    name: 'complete-another-purpose',
    requirement: 'COMPLETE-11',
    text: 'gives the completed file the purpose evals',
    wild: 'objects disagree',
    seam: filing({ purpose: 'evals' }),
  },
  {
    name: 'complete-bytes-zero',
    requirement: 'COMPLETE-11',
    text: 'reports 0 bytes for the completed file',
    wild: 'objects disagree',
    seam: reported((upload) => ({
      ...upload,
      file: isJson(upload['file']) ? { ...upload['file'], bytes: 0 } : undefined,
    })),
  },
  {
    name: 'complete-file-nowhere',
    requirement: 'COMPLETE-13',
    text: 'returns a completed file that no other operation knows',
    wild: 'uploads',
    seam: hiding('retrieveFile', 'listFiles', 'downloadFile', 'deleteFile'),
  },
  {
    name: 'complete-file-not-retrieved',
    requirement: 'COMPLETE-13',
    text: 'does not find the completed file',
    wild: 'uploads',
    seam: hiding('retrieveFile'),
  },
  {
    name: 'complete-file-not-listed',
    requirement: 'COMPLETE-13',
    text: 'does not list the completed file',
    wild: 'uploads',
    seam: hiding('listFiles'),
  },
  {
    name: 'complete-file-not-downloaded',
    requirement: 'COMPLETE-13',
    text: 'does not return the content of the completed file',
    wild: 'uploads',
    seam: hiding('downloadFile'),
  },
  {
    name: 'complete-file-not-deleted',
    requirement: 'COMPLETE-13',
    text: 'does not delete the completed file',
    wild: 'uploads',
    seam: hiding('deleteFile'),
  },
];
