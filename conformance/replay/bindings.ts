import type { Timestamp } from './timestamp.js';

/** A value that a server chooses: a string, an integer or another scalar. */
export type Scalar = string | number | boolean;

/** What the replay has learnt so far: which live value each recorded one is bound to. */
export interface Bindings {
  /**
   * By scope, which is the name of a resource or a location, and by recorded value, written as text.
   * No two recorded values of one scope share a live one.
   */
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, Scalar>>;
  /** By recorded owner and property, as `pets 3.born`. */
  readonly timestamps: ReadonlyMap<string, BoundTimestamp>;
  /** The first time that was seen, on both sides: the shift of the whole replay. */
  readonly origin?: Timestamp;
  /** How many seconds the recorded session took, as far as it was replayed. */
  readonly passed: number;
  /** Timestamps that requests sent and responses showed: from recorded to live seconds. */
  readonly times: ReadonlyMap<number, number>;
  /** The times that a client chose, by property and recorded seconds, as `sentTimeKey` writes them. */
  readonly sentTimes: ReadonlyMap<string, number>;
  /** How many requests may have changed something. */
  readonly changes: number;
  /** By list: what its pages have shown, the first to the last that was requested. */
  readonly pages: ReadonlyMap<string, ListedPages>;
}

/** What the pages of one list have shown. */
export interface ListedPages {
  /** What the recorded request of the next page sends. */
  readonly next: string | undefined;
  /** How many requests might have changed something before. */
  readonly changes: number;
  /** The live ids of their items. */
  readonly shown: ReadonlySet<string>;
  /** The live ids of the recorded items. */
  readonly recorded: ReadonlySet<string>;
  /** Those of them, in their order, that no live page has shown yet. */
  readonly pending: readonly string[];
  /** Whether there were no more items of other people than in the recording. */
  readonly isQuiet: boolean;
}

export interface BoundTimestamp extends Timestamp {
  /** How many requests might have changed something before it was seen. */
  readonly changes: number;
}

export const noBindings: Bindings = {
  ids: new Map(),
  timestamps: new Map(),
  passed: 0,
  times: new Map(),
  sentTimes: new Map(),
  changes: 0,
  pages: new Map(),
};

/** What a time that a client chose is known by. */
export function sentTimeKey(location: string, recorded: number): string {
  return `${location.slice(location.lastIndexOf('.') + 1)} ${recorded}`;
}

export type IdBinding =
  | { readonly ok: true; readonly bindings: Bindings }
  /**
   * The live value that the recorded id is already bound to, or the recorded id that has this live
   * value.
   */
  | { readonly ok: false; readonly bound: Scalar }
  | { readonly ok: false; readonly takenBy: string };

/** A recorded and a live value that belong together, and whose they are. */
export interface BoundPair {
  readonly scope: string;
  readonly recorded: Scalar;
  readonly live: Scalar;
}

/** Binds a recorded id when it is first seen; later, checks that the same live id is there. */
export function bindId(bindings: Bindings, { scope, recorded, live }: BoundPair): IdBinding {
  const known = bindings.ids.get(scope) ?? new Map<string, Scalar>();
  const bound = known.get(String(recorded));
  if (bound !== undefined) {
    return String(bound) === String(live) ? { ok: true, bindings } : { ok: false, bound };
  }
  for (const [other, taken] of known) {
    if (String(taken) === String(live)) return { ok: false, takenBy: other };
  }
  return { ok: true, bindings: withBound(bindings, { scope, recorded, live }) };
}

/** Binds a value that may be replaced and may be shared, such as a cursor or a cookie. */
export function rebind(bindings: Bindings, pair: BoundPair): Bindings {
  return withBound(bindings, pair);
}

function withBound(bindings: Bindings, { scope, recorded, live }: BoundPair): Bindings {
  const known = bindings.ids.get(scope) ?? new Map<string, Scalar>();
  const values = new Map(known).set(String(recorded), live);
  return { ...bindings, ids: new Map(bindings.ids).set(scope, values) };
}

/** The live value of a recorded one; undefined where it is not bound. */
export function liveOf(bindings: Bindings, scope: string, recorded: unknown): Scalar | undefined {
  return isScalar(recorded) ? bindings.ids.get(scope)?.get(String(recorded)) : undefined;
}

/** Whether a value can be bound. */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The scope of a value: its resource, or its own location. */
export function scopeOf({ resource }: { readonly resource?: string }, location: string): string {
  return resource ?? `at ${location}`;
}
