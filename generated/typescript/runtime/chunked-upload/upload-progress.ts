// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { UploadState } from './upload-state.js';

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

/** The least milliseconds between two reports of parts in progress. */
const INTERVAL = 100;

/**
 * Creates a meter that reports the start, each part, and parts in progress at most ten times a
 * second.
 *
 * @param state - That of the upload at the start: the server may have parts of it already.
 */
export function progressMeter(
  state: UploadState,
  report: (progress: UploadProgress) => void,
): ProgressMeter {
  const startedAt = Date.now();
  const inProgress = new Map<number, number>();
  let { length: parts } = state.parts.filter((id) => id !== null);
  const { size: totalBytes } = state.source;
  const last = state.parts.length - 1;
  const lastSize = totalBytes - last * state.partSize;
  const before = state.parts.reduce<number>(
    (sum, id, index) => sum + (id === null ? 0 : index < last ? state.partSize : lastSize),
    0,
  );
  let finished = before;
  let reportedAt = startedAt;

  function send(): void {
    reportedAt = Date.now();
    const bytes = [...inProgress.values()].reduce((sum, each) => sum + each, finished);
    const seconds = (reportedAt - startedAt) / 1_000;
    const bytesPerSecond = seconds > 0 ? Math.max(0, bytes - before) / seconds : 0;
    const secondsLeft = bytesPerSecond > 0 ? (totalBytes - bytes) / bytesPerSecond : undefined;
    const totalParts = state.parts.length;
    report({ bytes, totalBytes, parts, totalParts, bytesPerSecond, secondsLeft });
  }

  send();
  return {
    sending(index, bytes) {
      inProgress.set(index, bytes);
      if (Date.now() - reportedAt >= INTERVAL) send();
    },
    finish(index, bytes) {
      inProgress.delete(index);
      finished += bytes;
      parts += 1;
      send();
    },
  };
}
