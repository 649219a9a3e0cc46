import type { ApiRequest, Reply, Service } from '../handler.js';
import { findPendingUpload } from './find-upload.js';

/** POST /uploads/{upload_id}/cancel. Its parts are removed. */
export async function cancelUpload(request: ApiRequest, { store }: Service): Promise<Reply> {
  const { upload } = await store.change((view) => ({
    kind: 'upload-cancelled',
    upload: { ...findPendingUpload(request, view).upload, status: 'cancelled' },
  }));
  return { kind: 'json', body: upload };
}
