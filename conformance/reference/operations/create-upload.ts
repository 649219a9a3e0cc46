import type { Upload } from '@upspec/openai-files/types';
import type { ApiRequest, Reply, Service } from '../handler.js';
import { newHexId } from '../new-id.js';
import { readJson } from '../read-json.js';
import type { AskedUpload } from '../rules.js';

/** POST /uploads. */
export async function createUpload(request: ApiRequest, { store, rules }: Service): Promise<Reply> {
  const asked = await readJson(request, rules.checkUploadRequest, rules);
  const { upload } = await store.change(({ now }) => ({
    kind: 'upload-created',
    upload: newUpload(asked, { createdAt: now, expiresAt: now + rules.limits.uploadLifetime }),
    ...(asked.expires_after !== undefined && { fileLifetime: asked.expires_after.seconds }),
  }));
  return { kind: 'json', body: upload };
}

function newUpload(
  asked: AskedUpload,
  times: { readonly createdAt: number; readonly expiresAt: number },
): Upload {
  return {
    id: newHexId('upload_'),
    object: 'upload',
    bytes: asked.bytes,
    created_at: times.createdAt,
    filename: asked.filename,
    purpose: asked.purpose,
    status: 'pending',
    expires_at: times.expiresAt,
  };
}
