import type { Capture, CapturedBody } from './capture/capture.js';
import type { Watched } from './capture/watch-exchange.js';

/** All that was captured so far, in bounded memory. */
export interface Session {
  readonly captures: readonly Capture[];
  add(watched: Watched): void;
  /** What is not among the captures and why, a line each. */
  notes(): readonly string[];
}

const mostCaptures = 20_000;
/** In bytes. */
const largestSession = 128 * 1024 * 1024;

/** @param onFull is called once, when no more can be kept */
export function openSession(onFull: () => void): Session {
  const captures: Capture[] = [];
  const lost = { brokenOff: 0, unreadable: 0, beyond: 0 };
  let size = 0;
  const keep = (capture: Capture): void => {
    size += sizeOf(capture.request) + sizeOf(capture.response) + 1024;
    if (size <= largestSession && captures.length < mostCaptures) captures.push(capture);
    else {
      if (lost.beyond === 0) onFull();
      lost.beyond += 1;
    }
  };
  return {
    captures,
    add(watched) {
      if (watched.kind === 'captured') keep(watched.capture);
      else if (watched.kind === 'broken-off') lost.brokenOff += 1;
      else lost.unreadable += 1;
    },
    notes: () =>
      [
        [lost.brokenOff, 'the exchange broke off'] as const,
        [lost.unreadable, 'the content encoding could not be undone'] as const,
        [lost.beyond, 'the recording was full'] as const,
      ]
        .filter(([count]) => count > 0)
        .map(([count, reason]) => `${count} left out: ${reason}`),
  };
}

function sizeOf(body: CapturedBody): number {
  if (body.kind === 'none') return 0;
  const contents =
    body.kind === 'content' ? [body.content] : body.parts.map((part) => part.content);
  return contents.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
}
