import type { FileObject, Upload } from '@upspec/openai-files/types';
import type { ValidationResult } from '@upspec/openai-files/validators';
import type { ApiRequest, Reply, Service } from '../handler.js';
import { readJson, type JsonRules } from '../read-json.js';
import type { Chunk, StoredUpload } from '../store/state.js';
import type { DataAccess } from '../store/store.js';
import { newFile, type FileRules } from './create-file.js';
import { findPendingUpload, type ClosedUploadRules } from './find-upload.js';

/** What a request to complete an Upload contains. */
export interface CompletionRequest {
  readonly part_ids: readonly string[];
  readonly md5?: string;
}

/** How an Upload becomes a file. */
export interface Completion {
  checkCompletion(value: unknown): ValidationResult<CompletionRequest>;
  findChunks(upload: StoredUpload, ids: readonly string[]): readonly Chunk[];
  checkTotal(upload: StoredUpload, chunks: readonly Chunk[]): void;
  checkMd5(md5: string, chunks: readonly Chunk[], store: DataAccess): Promise<void>;
}

/** The rules by which POST /uploads/{upload_id}/complete decides. */
export interface CompleteUploadRules extends JsonRules, FileRules {
  readonly completion: Completion;
}

const closed: ClosedUploadRules = {
  cancelled: 'COMPLETE-15',
  completed: 'COMPLETE-16',
  expired: 'UPLOAD-15',
};

/** POST /uploads/{upload_id}/complete. After an error the Upload is still pending. */
export async function completeUpload(
  request: ApiRequest,
  { store, rules }: Service<CompleteUploadRules>,
): Promise<Reply> {
  const { completion } = rules;
  const { part_ids: ids, md5 } = await readJson(request, completion.checkCompletion, rules);
  const choose = (stored: StoredUpload): readonly Chunk[] => {
    const chunks = completion.findChunks(stored, ids);
    completion.checkTotal(stored, chunks);
    return chunks;
  };
  const offered = choose(findPendingUpload(request, store.view(), closed));
  if (md5 !== undefined) await completion.checkMd5(md5, offered, store);
  const { upload } = await store.change((view) => {
    const stored = findPendingUpload(request, view, closed);
    const file = fileOf(stored, rules);
    const completed: Upload = { ...stored.upload, status: 'completed', file };
    return { kind: 'upload-completed', upload: completed, file, chunks: choose(stored) };
  });
  return { kind: 'json', body: upload };
}

// Recorded: the file's created_at is the Upload's. It is not documented whether expires_after
// counts from there or from the completion. Here it counts from created_at, according to its anchor.
function fileOf({ upload, fileLifetime }: StoredUpload, rules: FileRules): FileObject {
  return newFile(upload, { createdAt: upload.created_at, seconds: fileLifetime }, rules);
}
