import { Presets, SingleBar } from 'cli-progress';
import type { Writable } from 'node:stream';
import { formatBytes } from './format-bytes.js';
import type { Progress, UploadProgress } from './progress.js';

/** Milliseconds before a progress bar is shown: faster uploads need none. */
const QUIET_TIME = 400;

/** A progress bar on a terminal: bytes, rate and the remaining time. */
export function progressBar(stream: Writable, now: () => number): Progress {
  const columns: unknown = Reflect.get(stream, 'columns');
  const singleBar = new SingleBar(
    {
      stream: stream as NodeJS.WritableStream,
      format: formatFor(columns),
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      // The program handles Ctrl-C itself.
      gracefulExit: false,
      fps: 10,
    },
    Presets.legacy,
  );
  let began: number | undefined;
  let before = 0;
  let shown = false;
  let first: number | undefined;
  const show = (progress: UploadProgress): void => {
    const { bytes, totalBytes } = progress;
    first ??= now();
    if (shown) singleBar.update(bytes, payloadOf(progress));
    else if (now() - first >= QUIET_TIME && bytes < totalBytes) {
      shown = true;
      singleBar.start(totalBytes, bytes, payloadOf(progress));
    }
  };
  return {
    onBytes(bytes, totalBytes) {
      // Each attempt starts again.
      if (began === undefined || bytes < before) {
        began = now();
        first = began;
      }
      before = bytes;
      const bytesPerSecond = (bytes * 1000) / Math.max(now() - began, 1);
      const secondsLeft = (totalBytes - bytes) / bytesPerSecond;
      show({ bytes, totalBytes, bytesPerSecond, secondsLeft });
    },
    onProgress: show,
    stop() {
      if (shown) singleBar.stop();
      shown = false;
    },
  };
}

/** The parts that fit the width of the terminal; the rest of a line would be cut off. */
function formatFor(columns: unknown): string {
  const width = typeof columns === 'number' && columns > 0 ? columns : 80;
  if (width >= 76) return 'sending [{bar}] {percentage}% {done} of {all}, {rate}/s, {left}';
  if (width >= 40) return '{percentage}% {done} of {all}, {left}';
  return '{percentage}%';
}

function payloadOf(progress: UploadProgress): Record<string, string> {
  const { bytes, totalBytes, bytesPerSecond, secondsLeft = Infinity } = progress;
  const left = bytes >= totalBytes ? 'waiting for the response' : `${formatTime(secondsLeft)} left`;
  return {
    done: formatBytes(bytes),
    all: formatBytes(totalBytes),
    rate: formatBytes(bytesPerSecond),
    left,
  };
}

function formatTime(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown time';
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${String(whole)}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${String(minutes)}m ${String(whole % 60).padStart(2, '0')}s`;
  return `${String(Math.floor(minutes / 60))}h ${String(minutes % 60).padStart(2, '0')}m`;
}
