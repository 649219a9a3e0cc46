import type { ApiRequest, Reply } from '../handler.js';
import type { Store } from '../store/store.js';
import { findFile } from './find-file.js';

/** GET /files/{file_id}. */
export async function retrieveFile(request: ApiRequest, store: Store): Promise<Reply> {
  return Promise.resolve({ kind: 'json', body: findFile(request, store.view()).file });
}
