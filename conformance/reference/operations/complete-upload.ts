import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { FileObject, Upload } from '../../../generated/typescript/types.js';
import { validateCompleteUploadRequest } from '../../../generated/typescript/validators.js';
import type { ApiRequest, Reply } from '../handler.js';
import { readJson } from '../read-json.js';
import { refusals } from '../refusals.js';
import type { Chunk, StoredUpload } from '../store/state.js';
import type { Store } from '../store/store.js';
import { newFile } from './create-file.js';
import { findPendingUpload } from './find-upload.js';

/** POST /uploads/{upload_id}/complete. A refusal leaves the Upload pending. */
export async function completeUpload(request: ApiRequest, store: Store): Promise<Reply> {
  const { part_ids: partIds, md5 } = await readJson(request, validateCompleteUploadRequest);
  const offered = chooseChunks(findPendingUpload(request, store.view()), partIds);
  if (md5 !== undefined) await checkMd5(md5, offered, store);
  const { upload } = await store.change((view) => {
    const stored = findPendingUpload(request, view);
    const file = fileOf(stored);
    const chunks = chooseChunks(stored, partIds);
    const completed: Upload = { ...stored.upload, status: 'completed', file };
    return { kind: 'upload-completed', upload: completed, file, chunks };
  });
  return { kind: 'json', body: upload };
}

// Recorded: the file's created_at is the Upload's. Whether expires_after counts from there too, or
// from the moment of completion, nobody has published; here it counts from created_at, as its anchor
// says.
function fileOf({ upload, fileLifetime }: StoredUpload): FileObject {
  return newFile(upload, { createdAt: upload.created_at, seconds: fileLifetime });
}

function chooseChunks({ upload, parts }: StoredUpload, ids: readonly string[]): readonly Chunk[] {
  const chosen = new Map<string, Chunk>();
  for (const id of ids) {
    const chunk = parts.get(id)?.chunk;
    if (chunk === undefined) throw refusals.foreignPart(id);
    if (chosen.has(id)) throw refusals.repeatedPart(id);
    chosen.set(id, chunk);
  }
  const chunks = [...chosen.values()];
  const total = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  if (total !== upload.bytes) throw refusals.wrongTotal(upload.bytes, total);
  return chunks;
}

// Neither document nor recording says whether md5 is hexadecimal or base64: both are taken.
async function checkMd5(md5: string, chunks: readonly Chunk[], store: Store): Promise<void> {
  const isHex = /^[0-9a-f]{32}$/i.test(md5);
  if (!isHex && !/^[A-Za-z0-9+/]{22}==$/.test(md5)) throw refusals.malformedMd5();
  const hash = createHash('md5');
  await pipeline(store.read(chunks), hash);
  const wanted = isHex ? md5.toLowerCase() : Buffer.from(md5, 'base64').toString('hex');
  if (hash.digest('hex') !== wanted) throw refusals.wrongMd5();
}
