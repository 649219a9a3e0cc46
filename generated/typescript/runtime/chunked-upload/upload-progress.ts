// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** How far an upload is. */
export interface UploadProgress {
  /**
   * The bytes of finished parts, and those that were read from disk for other parts. A part that is
   * sent again begins at 0 again.
   */
  readonly bytes: number;
  readonly totalBytes: number;
  /** The finished parts. */
  readonly parts: number;
  readonly totalParts: number;
  /** The average since the call began. */
  readonly bytesPerSecond: number;
  /** Undefined as long as no byte was sent. */
  readonly secondsLeft: number | undefined;
}

/** Counts what was sent. */
export interface ProgressMeter {
  /** A part was sent up to a number of bytes. */
  sending(index: number, bytes: number): void;
  /** The server has a part. */
  finish(index: number, bytes: number): void;
}

/** What an upload begins with. */
export interface StartedUpload {
  readonly totalBytes: number;
  readonly totalParts: number;
  /** The bytes that the server had before. */
  readonly bytes: number;
  readonly parts: number;
}

/** The least milliseconds between two reports of parts in progress. */
const INTERVAL = 100;

/**
 * Creates a meter that reports the start, each part, and parts in progress at most ten times a
 * second.
 */
export function progressMeter(
  start: StartedUpload,
  report: (progress: UploadProgress) => void,
  now: () => number = Date.now,
): ProgressMeter {
  const { totalBytes, totalParts } = start;
  const startedAt = now();
  const inProgress = new Map<number, number>();
  let finished = start.bytes;
  let { parts } = start;
  let reportedAt = startedAt;

  function send(): void {
    reportedAt = now();
    const bytes = [...inProgress.values()].reduce((sum, each) => sum + each, finished);
    const seconds = (reportedAt - startedAt) / 1_000;
    const sent = bytes - start.bytes;
    const bytesPerSecond = seconds > 0 ? Math.max(0, sent) / seconds : 0;
    const secondsLeft = bytesPerSecond > 0 ? (totalBytes - bytes) / bytesPerSecond : undefined;
    report({ bytes, totalBytes, parts, totalParts, bytesPerSecond, secondsLeft });
  }

  send();
  return {
    sending(index, bytes) {
      inProgress.set(index, bytes);
      if (now() - reportedAt >= INTERVAL) send();
    },
    finish(index, bytes) {
      inProgress.delete(index);
      finished += bytes;
      parts += 1;
      send();
    },
  };
}
