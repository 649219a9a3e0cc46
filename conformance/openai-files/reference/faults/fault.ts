import type { Seam } from '../seams/seam.js';

/** A class of faults that was found in servers of others. */
export type WildClass =
  | 'error envelope'
  | 'list paging'
  | 'expires_after'
  | 'purpose'
  | 'required fields'
  | 'unknown id'
  | 'objects disagree'
  | 'uploads'
  | 'content'
  | 'filename'
  | 'path-like ids';

/** A way in which the reference server can be wrong, for those who test a kit. */
export interface Fault {
  /** In kebab-case, its group first: `list-limit-ignored`. */
  readonly name: string;
  /** The requirement that it breaks. */
  readonly requirement: string;
  /** What the server does, in a sentence without its subject. */
  readonly text: string;
  /** Set where servers of others were found to do just this. */
  readonly wild?: WildClass;
  readonly seam: Seam;
}
