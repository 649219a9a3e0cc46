import type { ApiRequest } from '../handler.js';
import { rejections } from '../rejections.js';
import type { StoredUpload } from '../store/state.js';
import type { View } from '../store/store.js';

/** The pending Upload that a path names. @throws {Refusal} if it does not exist or is closed */
export function findPendingUpload(request: ApiRequest, view: View): StoredUpload {
  const id = request.params['upload_id'] ?? '';
  const stored = view.upload(id);
  if (stored === undefined) throw rejections.noSuchUpload(id);
  const { status } = stored.upload;
  if (status !== 'pending') throw rejections.uploadNotPending(id, status);
  return stored;
}
