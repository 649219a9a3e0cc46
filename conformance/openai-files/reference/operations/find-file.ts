import type { ApiRequest } from '../handler.js';
import { rejections } from '../rejections.js';
import type { StoredFile } from '../store/state.js';
import type { View } from '../store/store.js';

/** The file that a path names. @throws {Rejection} 404 if it does not exist */
export function findFile(request: ApiRequest, view: View): StoredFile {
  const id = request.params['file_id'] ?? '';
  const stored = view.file(id);
  if (stored === undefined) throw rejections.noSuchFile(id);
  return stored;
}
