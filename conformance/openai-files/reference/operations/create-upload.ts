import type { Upload } from '@upspec/openai-files/types';
import type { ValidationResult } from '@upspec/openai-files/validators';
import type { ApiRequest, Reply, Service } from '../handler.js';
import { newHexId, type IdRules } from '../new-id.js';
import { readJson, type JsonRules } from '../read-json.js';

/** What a request for an Upload contains. */
export interface UploadRequest {
  readonly bytes: number;
  readonly filename: string;
  readonly purpose: string;
  readonly expires_after?: { readonly seconds: number };
}

/** Whether a request for an Upload is valid. */
export interface NewUploadChecks {
  checkUploadRequest(value: unknown): ValidationResult<UploadRequest>;
}

/** The rules by which POST /uploads decides. */
export interface CreateUploadRules extends JsonRules, IdRules {
  readonly newUploads: NewUploadChecks;
}

/** POST /uploads. */
export async function createUpload(
  request: ApiRequest,
  { store, rules }: Service<CreateUploadRules>,
): Promise<Reply> {
  const requested = await readJson(request, rules.newUploads.checkUploadRequest, rules);
  const { upload } = await store.change(({ now }) => ({
    kind: 'upload-created',
    upload: newUpload(
      requested,
      { createdAt: now, expiresAt: now + rules.limits.uploadLifetime },
      rules,
    ),
    ...(requested.expires_after !== undefined && { fileLifetime: requested.expires_after.seconds }),
  }));
  return { kind: 'json', body: upload };
}

function newUpload(
  requested: UploadRequest,
  times: { readonly createdAt: number; readonly expiresAt: number },
  { ids }: IdRules,
): Upload {
  return {
    id: newHexId('upload_') + ids.suffix,
    object: 'upload',
    bytes: requested.bytes,
    created_at: times.createdAt,
    filename: requested.filename,
    purpose: requested.purpose,
    status: 'pending',
    expires_at: times.expiresAt,
  };
}
