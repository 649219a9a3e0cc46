// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/**
 * What an upload needs to be continued by another process. It is JSON, and has no secret unless the
 * request that created the upload had one.
 */
export interface UploadState {
  readonly version: 1;
  readonly upload: {
    readonly id: string | number;
    /** Seconds since the Unix epoch; absent where the API does not state it. */
    readonly expiresAt?: number;
  };
  readonly source: SourceFacts;
  /** The body of the request that created the upload. */
  readonly request: unknown;
  /** The bytes of each part but the last. */
  readonly partSize: number;
  /** The ids of the parts in the order of the file; null for a part that the server does not have. */
  readonly parts: readonly (string | number | null)[];
}

/** What shows whether content is still the same. */
export interface SourceFacts {
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since the Unix epoch; absent for content without a time of modification. */
  readonly modifiedAt?: number;
  /**
   * The SHA-256, in hexadecimal, of the first 64 KiB and of the last 64 KiB after them; absent for a
   * stream.
   */
  readonly sample?: string;
}
