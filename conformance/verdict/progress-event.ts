import type { Verdict } from './result.js';

/** What a run reports while it goes on. */
export type ProgressEvent =
  /** About how many requests the cases send at most. */
  | { readonly kind: 'started'; readonly total: number; readonly requests: number }
  | { readonly kind: 'case'; readonly name: string; readonly verdict: Verdict }
  /** Something else is written to the terminal, until the run is resumed. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'ended' };
