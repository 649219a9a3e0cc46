import type { OperationId } from '../operation-id.js';
import { inChanges } from '../seams/data.js';
import { inResponses, isJson } from '../seams/responses.js';
import { inRule, remembering, together, type Seam } from '../seams/seam.js';
import type { Tenant } from '../authorize.js';
import type { Chunk } from '../store/state.js';
import type { Fault } from './fault.js';

/** Lets an operation use the objects of all tenants. */
const opened = (operation: OperationId): Seam =>
  inRule('tenancy', 'mayUse', (mayUse) => (use) => use.operation === operation || mayUse(use));

/** Forgets to whom the file of an Upload belongs. */
const filesOfUploadsOpened: Seam = remembering(() => {
  const files = new Set<string>();
  return together(
    inResponses(['completeUpload'], (body) => {
      if (isJson(body['file'])) files.add(String(body['file']['id']));
      return body;
    }),
    inRule('tenancy', 'mayUse', (mayUse) => (use) => files.has(use.id) || mayUse(use)),
  );
});

/** Finds a part by its id alone, where it belongs to another tenant. */
const partsShared: Seam = remembering(() => {
  const known = new Map<string, { readonly chunk: Chunk; readonly owner: Tenant }>();
  return together(
    inChanges(['addUploadPart'], (change, view) => {
      if (change.kind !== 'part-added') return change;
      const { owner } = view.upload(change.part.upload_id) ?? {};
      known.set(change.part.id, { chunk: change.chunk, owner });
      return change;
    }),
    inRule('completion', 'findChunks', (findChunks) => (upload, ids) => {
      const foreign = ids.flatMap((id) => {
        const part = known.get(id);
        return part === undefined || part.owner === upload.owner ? [] : [part.chunk];
      });
      return foreign.length === ids.length && ids.length > 0 ? foreign : findChunks(upload, ids);
    }),
  );
});

export const tenantFaults: readonly Fault[] = [
  {
    name: 'tenant-list-open',
    requirement: 'TENANT-01',
    text: 'lists the files of all tenants',
    seam: opened('listFiles'),
  },
  {
    name: 'tenant-retrieve-open',
    requirement: 'TENANT-02',
    text: 'returns a file to every tenant',
    seam: opened('retrieveFile'),
  },
  {
    name: 'tenant-content-open',
    requirement: 'TENANT-03',
    text: 'returns the content of a file to every tenant',
    seam: opened('downloadFile'),
  },
  {
    name: 'tenant-delete-open',
    requirement: 'TENANT-04',
    text: 'deletes the files of other tenants',
    seam: opened('deleteFile'),
  },
  {
    name: 'tenant-part-open',
    requirement: 'TENANT-05',
    text: 'adds parts to the Uploads of other tenants',
    seam: opened('addUploadPart'),
  },
  {
    name: 'tenant-complete-open',
    requirement: 'TENANT-06',
    text: 'completes the Uploads of other tenants',
    seam: opened('completeUpload'),
  },
  {
    name: 'tenant-cancel-open',
    requirement: 'TENANT-07',
    text: 'cancels the Uploads of other tenants',
    seam: opened('cancelUpload'),
  },
  {
    name: 'tenant-file-of-upload-open',
    requirement: 'TENANT-08',
    text: 'gives every tenant access to the files of completed Uploads',
    seam: filesOfUploadsOpened,
  },
  {
    name: 'tenant-parts-shared',
    requirement: 'TENANT-09',
    text: 'completes an Upload with parts of another tenant',
    seam: partsShared,
  },
];
