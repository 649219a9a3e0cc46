// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { SentBytes } from './watched-file.js';

/** The progress of a file that is sent in parts. */
export interface UploadProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number;
  /** Undefined until a byte was sent. */
  readonly secondsLeft?: number | undefined;
}

/** Shows the progress of an upload. */
export interface Progress {
  readonly onBytes: SentBytes;
  readonly onProgress: (progress: UploadProgress) => void;
  /** Removes the progress bar and restores the cursor. */
  stop(): void;
}

/** The progress without a terminal. */
export const noProgress: Progress = {
  onBytes: () => undefined,
  onProgress: () => undefined,
  stop: () => undefined,
};
