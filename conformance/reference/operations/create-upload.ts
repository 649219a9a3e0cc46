import type { Upload } from '../../../generated/typescript/types.js';
import { validateCreateUploadRequest } from '../../../generated/typescript/validators.js';
import type { ApiRequest, Reply } from '../handler.js';
import { UPLOAD_LIFETIME } from '../limits.js';
import { newHexId } from '../new-id.js';
import { readJson } from '../read-json.js';
import type { Store } from '../store/store.js';

/** POST /uploads. */
export async function createUpload(request: ApiRequest, store: Store): Promise<Reply> {
  const asked = await readJson(request, validateCreateUploadRequest);
  const { upload } = await store.change(({ now }) => ({
    kind: 'upload-created',
    upload: newUpload(asked, now),
    ...(asked.expires_after !== undefined && { fileLifetime: asked.expires_after.seconds }),
  }));
  return { kind: 'json', body: upload };
}

function newUpload(asked: Pick<Upload, 'bytes' | 'filename' | 'purpose'>, now: number): Upload {
  return {
    id: newHexId('upload_'),
    object: 'upload',
    bytes: asked.bytes,
    created_at: now,
    filename: asked.filename,
    purpose: asked.purpose,
    status: 'pending',
    expires_at: now + UPLOAD_LIFETIME,
  };
}
