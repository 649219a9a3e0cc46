import type { FileObject } from '@upspec/openai-files/types';
import type { FileExpiry } from '../file-expiry.js';
import type { ApiRequest, Reply, Service } from '../handler.js';
import type { Limits } from '../limits.js';
import { newFileId, type IdRules } from '../new-id.js';
import type { FormReading } from '../read-form.js';
import { rejections } from '../rejections.js';
import { checkNewFile, type NewFileRules } from './check-new-file.js';

/** The rules by which a File object is built. */
export interface FileRules extends IdRules {
  readonly limits: Limits;
  readonly expiry: FileExpiry;
}

/** The rules by which POST /files decides. */
export interface CreateFileRules extends NewFileRules, FileRules {
  readonly forms: FormReading;
}

/** POST /files. */
export async function createFile(
  request: ApiRequest,
  { store, rules }: Service<CreateFileRules>,
): Promise<Reply> {
  const formRules = {
    filePart: 'file',
    maxFileBytes: rules.limits.maxFileBytes,
    tooLarge: rejections.fileTooLarge,
  };
  const form = await rules.forms.readForm(request, formRules, store);
  try {
    const { filename, purpose, seconds, chunk } = checkNewFile(form, rules);
    const about = { filename, purpose, bytes: chunk.bytes };
    const { file } = await store.change(({ now }) => ({
      kind: 'file-created',
      file: newFile(about, { createdAt: now, seconds }, rules),
      chunks: [chunk],
    }));
    return { kind: 'json', body: file };
  } catch (error) {
    if (form.file !== undefined) await store.discard([form.file.chunk]);
    throw error;
  }
}

/**
 * A File as it is returned, with its properties in the order of the recordings.
 *
 * @param times `created_at`, and the seconds of `expires_after`, if the file has one
 */
export function newFile(
  about: { readonly filename: string; readonly purpose: string; readonly bytes: number },
  times: { readonly createdAt: number; readonly seconds: number | undefined },
  { limits, expiry, ids }: FileRules,
): FileObject {
  return {
    object: 'file',
    id: newFileId() + ids.suffix,
    purpose: about.purpose,
    filename: about.filename,
    bytes: about.bytes,
    created_at: times.createdAt,
    expires_at: expiry.fileExpiry({ purpose: about.purpose, ...times }, limits),
    status: 'processed',
    status_details: null,
  };
}
