import type { Upload } from '@upspec/openai-files/types';
import type { ApiRequest } from '../handler.js';
import { rejections } from '../rejections.js';
import type { StoredUpload } from '../store/state.js';
import type { View } from '../store/store.js';

/** The ids of the requirements about an Upload that is not pending, by its status. */
export type ClosedUploadRules = Readonly<Partial<Record<Upload['status'], string>>>;

/** The pending Upload that a path names. @throws {Rejection} if it does not exist or is closed */
export function findPendingUpload(
  request: ApiRequest,
  view: View,
  rules: ClosedUploadRules = {},
): StoredUpload {
  const id = request.params['upload_id'] ?? '';
  const stored = view.upload(id);
  if (stored === undefined) throw rejections.noSuchUpload(id);
  const { status } = stored.upload;
  if (status !== 'pending') {
    throw rejections.uploadNotPending(id, status, rules[status]);
  }
  return stored;
}
