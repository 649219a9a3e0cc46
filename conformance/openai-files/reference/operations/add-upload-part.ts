import type { Upload, UploadPart } from '@upspec/openai-files/types';
import type { ApiRequest, Reply, Service } from '../handler.js';
import type { Limits } from '../limits.js';
import { newHexId, type IdRules } from '../new-id.js';
import type { Form, FormReading } from '../read-form.js';
import { rejections } from '../rejections.js';
import type { Chunk } from '../store/state.js';
import { findPendingUpload, type ClosedUploadRules } from './find-upload.js';

/** The rules by which POST /uploads/{upload_id}/parts decides. */
export interface AddUploadPartRules extends IdRules {
  readonly limits: Limits;
  readonly forms: FormReading;
}

const closed: ClosedUploadRules = {
  completed: 'PART-11',
  cancelled: 'PART-12',
  expired: 'UPLOAD-15',
};

/** POST /uploads/{upload_id}/parts. */
export async function addUploadPart(
  request: ApiRequest,
  { store, rules }: Service<AddUploadPartRules>,
): Promise<Reply> {
  findPendingUpload(request, store.view(), closed);
  const formRules = {
    filePart: 'data',
    maxFileBytes: rules.limits.maxPartBytes,
    tooLarge: rejections.partTooLarge,
  };
  const form = await rules.forms.readForm(request, formRules, store);
  try {
    const chunk = check(form);
    const { part } = await store.change((view) => ({
      kind: 'part-added',
      part: newPart(findPendingUpload(request, view, closed).upload, view.now, rules),
      chunk,
    }));
    return { kind: 'json', body: part };
  } catch (error) {
    if (form.file !== undefined) await store.discard([form.file.chunk]);
    throw error;
  }
}

function newPart({ id }: Upload, now: number, { ids }: IdRules): UploadPart {
  const own = newHexId('part_') + ids.suffix;
  return { id: own, object: 'upload.part', created_at: now, upload_id: id };
}

function check({ fields, file }: Form): Chunk {
  if (fields.size > 0) throw rejections.unexpectedFields([...fields.keys()]);
  if (file === undefined) throw rejections.missingField('data');
  return file.chunk;
}
