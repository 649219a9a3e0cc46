import type { SentBytes } from './watched-file.js';

/** Shows the progress of an upload. */
export interface Progress {
  readonly onBytes: SentBytes;
  /** Removes the progress bar and restores the cursor. */
  stop(): void;
}

/** The progress without a terminal. */
export const noProgress: Progress = { onBytes: () => undefined, stop: () => undefined };
