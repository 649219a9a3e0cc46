import type { FileDeleted } from '@upspec/openai-files/types';
import type { ApiRequest, Reply, Service } from '../handler.js';
import { findFile } from './find-file.js';

/** DELETE /files/{file_id}. */
export async function deleteFile(request: ApiRequest, { store }: Service): Promise<Reply> {
  const { id } = await store.change((view) => ({
    kind: 'file-deleted',
    id: findFile(request, view).file.id,
  }));
  const body: FileDeleted = { object: 'file', id, deleted: true };
  return { kind: 'json', body };
}
