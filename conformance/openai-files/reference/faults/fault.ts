import type { Seam } from '../seams/seam.js';

/** A kind of violation that was found in third-party servers. */
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

/** An injected fault: a violation that the reference server can be given, to test a kit. */
export interface Fault {
  /** In kebab-case, its group first: `list-limit-ignored`. */
  readonly name: string;
  /** The requirement that it violates. */
  readonly requirement: string;
  /** What the server does, as a sentence without its subject. */
  readonly text: string;
  /** Set if third-party servers were found to do this. */
  readonly wild?: WildClass;
  readonly seam: Seam;
}
