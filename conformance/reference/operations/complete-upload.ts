import type { FileObject, Upload } from '@upspec/openai-files/types';
import type { ApiRequest, Reply, Service } from '../handler.js';
import { readJson } from '../read-json.js';
import type { Rules } from '../rules.js';
import type { Chunk, StoredUpload } from '../store/state.js';
import { newFile } from './create-file.js';
import { findPendingUpload } from './find-upload.js';

/** POST /uploads/{upload_id}/complete. A refusal leaves the Upload pending. */
export async function completeUpload(request: ApiRequest, service: Service): Promise<Reply> {
  const { store, rules } = service;
  const { part_ids: ids, md5 } = await readJson(request, rules.checkCompletion, rules);
  const choose = (stored: StoredUpload): readonly Chunk[] => {
    const chunks = rules.findChunks(stored, ids);
    rules.checkTotal(stored, chunks);
    return chunks;
  };
  const offered = choose(findPendingUpload(request, store.view()));
  if (md5 !== undefined) await rules.checkMd5(md5, offered, store);
  const { upload } = await store.change((view) => {
    const stored = findPendingUpload(request, view);
    const file = fileOf(stored, rules);
    const completed: Upload = { ...stored.upload, status: 'completed', file };
    return { kind: 'upload-completed', upload: completed, file, chunks: choose(stored) };
  });
  return { kind: 'json', body: upload };
}

// Recorded: the file's created_at is the Upload's. Whether expires_after counts from there too, or
// from the moment of completion, nobody has published; here it counts from created_at, as its anchor
// says.
function fileOf({ upload, fileLifetime }: StoredUpload, rules: Rules): FileObject {
  return newFile(upload, { createdAt: upload.created_at, seconds: fileLifetime }, rules);
}
