import type { Writable } from 'node:stream';
import type { CapturedBody } from './capture.js';

/** Takes a body piece by piece, no faster than it can look at it. */
export interface BodyCollector {
  readonly sink: Writable;
  /** The body, once the sink has finished; undefined where its encoding could not be undone. */
  body(): CapturedBody | undefined;
}
