// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { OpenAIError } from '../errors.js';
import type { UploadState } from './upload-state.js';

/** What differs in content: its size in bytes, its time of modification, or a sample of it. */
export interface SourceChange {
  readonly property: 'size' | 'modifiedAt' | 'sample';
  readonly expected: number | string;
  readonly actual: number | string;
}

/** The content of an upload is not what it was when the upload began. */
export class SourceChangedError extends OpenAIError {
  override readonly name: string = 'SourceChangedError';
  readonly property: SourceChange['property'];
  readonly expected: number | string;
  readonly actual: number | string;

  constructor(message: string, { property, expected, actual }: SourceChange) {
    super(message);
    this.property = property;
    this.expected = expected;
    this.actual = actual;
  }
}

/** An upload can't be continued, as it expired. */
export class UploadExpiredError extends OpenAIError {
  override readonly name: string = 'UploadExpiredError';
  readonly uploadId: string;
  readonly expiresAt: Date;

  constructor(message: string, upload: { readonly id: string; readonly expiresAt: Date }) {
    super(message);
    this.uploadId = upload.id;
    this.expiresAt = upload.expiresAt;
  }
}

/**
 * An upload that failed or was aborted, and was not cancelled: it may be pending until it expires,
 * or completed where the response to its completion was lost. `cause` is the error that stopped it.
 */
export class UnfinishedUploadError extends OpenAIError {
  override readonly name: string = 'UnfinishedUploadError';
  /** Undefined where the response with the id did not arrive. */
  readonly uploadId: string | undefined;
  /** Continues the upload as `resume`; undefined without an id. */
  readonly state: UploadState | undefined;
  /** Whether the server may have completed the upload, so that the file may exist. */
  readonly mayBeCompleted: boolean;

  constructor(message: string, { state, cause, mayBeCompleted }: UnfinishedUpload) {
    super(message, { cause });
    this.uploadId = state && String(state.upload.id);
    this.state = state;
    this.mayBeCompleted = mayBeCompleted;
  }
}

/** What an upload that was not completed leaves. */
export interface UnfinishedUpload {
  readonly state?: UploadState;
  readonly cause: unknown;
  readonly mayBeCompleted: boolean;
}
