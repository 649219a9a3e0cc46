import { UnfinishedUploadError } from './upload-errors.js';
import type { UploadState } from './upload-state.js';

/**
 * The error of an upload that was created, and is not known to be completed.
 *
 * @param mayBeCompleted - Whether the response to its completion was lost.
 */
export function unfinishedUpload(
  state: UploadState,
  cause: unknown,
  mayBeCompleted: boolean,
): UnfinishedUploadError {
  const { id, expiresAt } = state.upload;
  const until =
    expiresAt === undefined ? '' : ` until ${new Date(expiresAt * 1_000).toISOString()}`;
  const outcome = mayBeCompleted
    ? 'may have been completed, so that its file may exist, or it'
    : 'was not completed and';
  const message = `the upload ${String(id)} ${outcome} may be pending${until}: ${reasonOf(cause)}`;
  return new UnfinishedUploadError(message, { state, cause, mayBeCompleted });
}

/** The error of a request to create an upload that may have succeeded. */
export function unknownUpload(cause: unknown): UnfinishedUploadError {
  const message = 'an upload may have been created, and may be pending';
  return new UnfinishedUploadError(`${message}: ${reasonOf(cause)}`, {
    cause,
    mayBeCompleted: false,
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
