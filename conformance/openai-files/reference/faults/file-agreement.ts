import { inFiles, type Json } from '../seams/responses.js';
import type { Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

const timestamp = (file: Json): number => Number(file['created_at']);

/** What one operation reports differently from the others. */
const disagreeing = (
  id: 'listFiles' | 'retrieveFile' | 'completeUpload',
  change: (file: Json) => Json,
): Seam => inFiles(change, [id]);

export const fileAgreementFaults: readonly Fault[] = [
  {
    name: 'file-another-name-in-the-list',
    requirement: 'FILE-09',
    text: 'returns another filename in the list than elsewhere',
    wild: 'objects disagree',
    seam: disagreeing('listFiles', (file) => ({ ...file, filename: `${String(file['id'])}.bin` })),
  },
  {
    name: 'file-no-bytes-in-the-list',
    requirement: 'FILE-09',
    text: 'reports 0 bytes for every file in the list',
    wild: 'objects disagree',
    seam: disagreeing('listFiles', (file) => ({ ...file, bytes: 0 })),
  },
  {
    name: 'file-another-purpose-when-retrieved',
    requirement: 'FILE-09',
    text: 'returns another purpose when a file is retrieved',
    wild: 'objects disagree',
    seam: disagreeing('retrieveFile', (file) => ({ ...file, purpose: 'assistants' })),
  },
  {
    name: 'file-another-time-when-retrieved',
    requirement: 'FILE-09',
    text: 'returns another created_at when a file is retrieved',
    wild: 'objects disagree',
    seam: disagreeing('retrieveFile', (file) => ({ ...file, created_at: timestamp(file) - 60 })),
  },
  {
    name: 'file-no-expiry-when-retrieved',
    requirement: 'FILE-09',
    text: 'returns the expires_at of a file at its creation only',
    wild: 'objects disagree',
    seam: disagreeing('retrieveFile', (file) => ({ ...file, expires_at: null })),
  },
  {
    name: 'file-time-of-the-answer',
    requirement: 'FILE-09',
    text: 'returns the time of the response as created_at',
    wild: 'objects disagree',
    // Under load a second may pass before the response to the creation is sent.
    seam: inFiles(
      (file, { service }) => ({ ...file, created_at: service.store.view().now }),
      ['listFiles', 'retrieveFile'],
    ),
  },
  {
    name: 'file-leaks-storage-key',
    requirement: 'FILE-01',
    text: 'returns in the list where a file is stored',
    wild: 'list paging',
    seam: inFiles(
      (file) => ({ ...file, storage_key: `s3://files/${String(file['id'])}`, user_id: 'u-1' }),
      ['listFiles'],
    ),
  },
];
