import type { ApiRequest, Reply, Service } from '../handler.js';
import { findPendingUpload, type ClosedUploadRules } from './find-upload.js';

const closed: ClosedUploadRules = { cancelled: 'CANCEL-04', completed: 'CANCEL-05' };

/** POST /uploads/{upload_id}/cancel. Its parts are removed. */
export async function cancelUpload(request: ApiRequest, { store }: Service): Promise<Reply> {
  const { upload } = await store.change((view) => ({
    kind: 'upload-cancelled',
    upload: { ...findPendingUpload(request, view, closed).upload, status: 'cancelled' },
  }));
  return { kind: 'json', body: upload };
}
