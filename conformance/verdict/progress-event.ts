import type { Verdict } from './result.js';

/** What a run reports while it goes on. */
export type ProgressEvent =
  | { readonly kind: 'started'; readonly total: number }
  | { readonly kind: 'case'; readonly name: string; readonly verdict: Verdict }
  | { readonly kind: 'ended' };
