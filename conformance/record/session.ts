import type { Capture, CapturedBody } from './capture/capture.js';
import type { Watched } from './capture/watch-exchange.js';
import { countReason, type LeftOut } from './left-out.js';

/** All that was captured so far, in bounded memory. */
export interface Session {
  readonly captures: readonly Capture[];
  add(watched: Watched): void;
  /** What is not among the captures, and why. */
  readonly leftOut: LeftOut;
}

const mostCaptures = 20_000;
/** In bytes. */
const largestSession = 128 * 1024 * 1024;

export interface SessionOptions {
  /** Why requests below another path are left out. */
  readonly foreign: string;
  /** Is called once, when no more can be kept. */
  readonly onFull: () => void;
}

/** Opens a session that has no captures yet. */
export function openSession({ foreign, onFull }: SessionOptions): Session {
  const captures: Capture[] = [];
  const leftOut = new Map<string, number>();
  let isFull = false;
  let size = 0;
  const keep = (capture: Capture): void => {
    size += sizeOf(capture.request) + sizeOf(capture.response) + 1024;
    if (size <= largestSession && captures.length < mostCaptures) {
      captures.push(capture);
      return;
    }
    if (!isFull) onFull();
    isFull = true;
    countReason(leftOut, 'the recording was full');
  };
  return {
    captures,
    leftOut,
    add(watched) {
      if (watched.kind === 'captured') keep(watched.capture);
      else countReason(leftOut, watched.kind === 'foreign' ? foreign : reasons[watched.kind]);
    },
  };
}

const reasons: Readonly<Record<Exclude<Watched['kind'], 'captured' | 'foreign'>, string>> = {
  'broken-off': 'the exchange was cut off',
  unreadable: 'the content encoding could not be undone',
};

function sizeOf(body: CapturedBody): number {
  if (body.kind === 'none') return 0;
  const contents =
    body.kind === 'content' ? [body.content] : body.parts.map((part) => part.content);
  return contents.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
}
