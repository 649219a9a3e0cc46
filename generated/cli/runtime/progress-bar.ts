// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import { Presets, SingleBar } from 'cli-progress';
import type { Writable } from 'node:stream';
import { formatBytes } from './format-bytes.js';
import type { SentBytes } from './watched-file.js';

/** Milliseconds before a bar is shown: what is sent by then needs none. */
const QUIET_TIME = 400;

/** Tells a person how far a file is on its way. */
export interface Progress {
  readonly onBytes: SentBytes;
  /** Takes the bar away and gives the cursor back. */
  stop(): void;
}

/** A bar on a terminal: bytes, rate and the time left. */
export function progressBar(stream: Writable, now: () => number): Progress {
  const columns: unknown = Reflect.get(stream, 'columns');
  const bar = new SingleBar(
    {
      stream: stream as NodeJS.WritableStream,
      format: formatFor(columns),
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      // Ctrl-C is the program's to handle.
      gracefulExit: false,
      fps: 10,
    },
    Presets.legacy,
  );
  let began: number | undefined;
  let before = 0;
  let shown = false;
  return {
    onBytes(sent, total) {
      if (began === undefined || sent < before) began = now();
      before = sent;
      const seconds = Math.max((now() - began) / 1000, 0.001);
      const payload = payloadOf(sent, total, seconds);
      if (shown) bar.update(sent, payload);
      else if (seconds * 1000 >= QUIET_TIME && sent < total) {
        shown = true;
        bar.start(total, sent, payload);
      }
    },
    stop() {
      if (shown) bar.stop();
      shown = false;
    },
  };
}

/** What the width of a terminal has room for; the rest of a line would be cut off. */
function formatFor(columns: unknown): string {
  const width = typeof columns === 'number' && columns > 0 ? columns : 80;
  if (width >= 76) return 'sending [{bar}] {percentage}% {done} of {all}, {rate}/s, {left}';
  if (width >= 40) return '{percentage}% {done} of {all}, {left}';
  return '{percentage}%';
}

/** Where nobody watches. */
export const noProgress: Progress = { onBytes: () => undefined, stop: () => undefined };

function payloadOf(sent: number, total: number, seconds: number): Record<string, string> {
  const rate = sent / seconds;
  const left =
    sent >= total ? 'waiting for the answer' : `${formatTime((total - sent) / rate)} left`;
  return { done: formatBytes(sent), all: formatBytes(total), rate: formatBytes(rate), left };
}

function formatTime(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown time';
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${String(whole)}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${String(minutes)}m ${String(whole % 60).padStart(2, '0')}s`;
  return `${String(Math.floor(minutes / 60))}h ${String(minutes % 60).padStart(2, '0')}m`;
}
