import type { ApiRequest, Reply, Service } from '../handler.js';
import { findFile } from './find-file.js';

/** GET /files/{file_id}. */
export async function retrieveFile(request: ApiRequest, { store }: Service): Promise<Reply> {
  return Promise.resolve({ kind: 'json', body: findFile(request, store.view()).file });
}
