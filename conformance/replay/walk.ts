import type { ReplayTable } from '../contract.js';
import type { Bindings, Moment } from './bindings.js';

/** A live value that does not stand for the recorded one. */
export interface Mismatch {
  /** A JSON pointer into the live body. */
  readonly pointer: string;
  /** The component schema and property, as requirements cover them: `FileObject.expires_at`. */
  readonly place: string;
  readonly wanted: string;
  readonly got: string;
}

/** What is known of a replay besides its bindings. */
export interface ReplayClock {
  readonly table: ReplayTable;
  /** Seconds since the replay began. */
  readonly elapsed: number;
}

/** The state of one walk through two values: grows as they are gone through. */
export interface Walk extends ReplayClock {
  bindings: Bindings;
  readonly mismatches: Mismatch[];
}

/** A recorded and a live JSON value that should be the same but for what a server may choose. */
export interface Pair {
  readonly schema: string;
  readonly recorded: unknown;
  readonly live: unknown;
}

/** Where a walk stands. */
export interface Spot {
  readonly pointer: string;
  readonly place: string;
  /** A moment of the object around, from which those of this object keep their distance. */
  readonly anchor?: Anchor;
}

/** A moment from which others keep their recorded distance. */
export interface Anchor extends Moment {
  readonly name: string;
}

/** Notes a difference at a spot. */
export function addMismatch(walk: Walk, spot: Spot, told: Pick<Mismatch, 'wanted' | 'got'>): void {
  walk.mismatches.push({ pointer: spot.pointer, place: spot.place, ...told });
}
