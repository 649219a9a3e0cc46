// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { withinLimit } from './cancel-limit.js';
import { APIError } from '../errors.js';
import { followCall } from './follow-call.js';
import type { RequestOptions } from '../request-options.js';
import { unknownUpload } from './unfinished-upload.js';
import type { ChunkedUploadRule } from './upload-calls.js';
import { checkAborted, type UploadSettings } from './upload-settings.js';
import type { UploadState } from './upload-state.js';
import { idAt, timeAt } from './value-at.js';

/**
 * Creates an upload. An abort waits for the response, as the upload could not be cancelled without
 * its id.
 *
 * @throws UnfinishedUploadError where no response arrived, or it has no id.
 */
export async function createUpload(
  create: (options: RequestOptions) => PromiseLike<unknown>,
  { id: atId, expiresAt: atExpiry }: ChunkedUploadRule,
  { signal, request }: UploadSettings,
): Promise<UploadState['upload']> {
  checkAborted(signal);
  const call = followCall(request, isDoubtful);
  let isReceived = false;
  try {
    const response = await withinLimit(signal, call, create);
    isReceived = true;
    const id = idAt(response, atId);
    const expiresAt = timeAt(response, atExpiry);
    return expiresAt === undefined ? { id } : { id, expiresAt };
  } catch (error) {
    if (isReceived || call.mayBeDone(error)) throw unknownUpload(error);
    checkAborted(signal);
    throw error;
  }
}

/** Whether the server may have created an upload, though the attempt failed. */
function isDoubtful(error: unknown): boolean {
  return error instanceof APIError && (error.status === undefined || error.status < 300);
}
