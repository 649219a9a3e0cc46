// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { UnfinishedUploadError } from './upload-errors.js';
import type { UploadState } from './upload-state.js';

/** The error of an upload that was created and not completed. */
export function unfinishedUpload(state: UploadState, cause: unknown): UnfinishedUploadError {
  const { id, expiresAt } = state.upload;
  const until =
    expiresAt === undefined ? '' : ` until ${new Date(expiresAt * 1_000).toISOString()}`;
  const message = `the upload ${String(id)} was not completed and may be pending${until}`;
  return new UnfinishedUploadError(`${message}: ${reasonOf(cause)}`, { state, cause });
}

/** The error of a request to create an upload that may have succeeded. */
export function unknownUpload(cause: unknown): UnfinishedUploadError {
  const message = 'an upload may have been created, and may be pending';
  return new UnfinishedUploadError(`${message}: ${reasonOf(cause)}`, { cause });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
