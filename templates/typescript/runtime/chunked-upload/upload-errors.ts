import { ClientError } from '../errors.js';
import type { UploadState } from './upload-state.js';

/** The content of an upload is not what it was when the upload began. */
export class SourceChangedError extends ClientError {
  override readonly name: string = 'SourceChangedError';
  /** What differs: the size in bytes, the time of modification, or a sample of the content. */
  readonly property: 'size' | 'modifiedAt' | 'sample';
  readonly expected: number | string;
  readonly actual: number | string;

  constructor(
    property: SourceChangedError['property'],
    values: { readonly expected: number | string; readonly actual: number | string },
  ) {
    super(`source: it changed since the upload began: ${difference(property, values)}`);
    this.property = property;
    this.expected = values.expected;
    this.actual = values.actual;
  }
}

function difference(
  property: SourceChangedError['property'],
  { expected, actual }: { readonly expected: number | string; readonly actual: number | string },
): string {
  switch (property) {
    case 'size':
      return `its size is ${String(actual)} bytes, expected ${String(expected)}`;
    case 'modifiedAt':
      return `its time of modification is ${timeText(actual)}, expected ${timeText(expected)}`;
    case 'sample':
      return 'its content differs';
  }
}

function timeText(milliseconds: number | string): string {
  return new Date(milliseconds).toISOString();
}

/** An upload can't be continued, as it expired. */
export class UploadExpiredError extends ClientError {
  override readonly name: string = 'UploadExpiredError';
  readonly uploadId: string;
  readonly expiresAt: Date;

  constructor(uploadId: string, expiresAt: Date) {
    super(
      `the upload ${uploadId} expired at ${expiresAt.toISOString()}; remove its state to start again`,
    );
    this.uploadId = uploadId;
    this.expiresAt = expiresAt;
  }
}

/**
 * An upload that failed or was aborted, and was not cancelled: it may be pending until it expires,
 * or completed where the response to its completion was lost. `cause` is the error that stopped it.
 */
export class UnfinishedUploadError extends ClientError {
  override readonly name: string = 'UnfinishedUploadError';
  /** Undefined where the response with the id did not arrive. */
  readonly uploadId: string | undefined;
  /** Continues the upload as `resume`; undefined without an id. */
  readonly state: UploadState | undefined;
  /** Whether the server may have completed the upload, so that the file may exist. */
  readonly mayBeCompleted: boolean;

  constructor(state: UploadState | undefined, cause: unknown, mayBeCompleted = false) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${subject(state, mayBeCompleted)}: ${reason}`, { cause });
    this.uploadId = state === undefined ? undefined : String(state.upload.id);
    this.state = state;
    this.mayBeCompleted = mayBeCompleted;
  }
}

function subject(state: UploadState | undefined, mayBeCompleted: boolean): string {
  if (state === undefined) return 'an upload may have been created, and may be pending';
  const { id, expiresAt } = state.upload;
  const until = expiresAt === undefined ? '' : ` until ${timeText(expiresAt * 1_000)}`;
  const pending = `may be pending${until}`;
  return mayBeCompleted
    ? `the upload ${String(id)} may have been completed, so that its file may exist, or it ${pending}`
    : `the upload ${String(id)} was not completed and ${pending}`;
}
