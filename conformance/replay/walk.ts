import type { ComparedValue } from '@upspec/document';
import type { Described } from '../contract/described.js';
import type { Readings } from '../difference/difference.js';
import type { Bindings } from './bindings.js';
import type { Timestamp } from './timestamp.js';

/** A live value that is not bound to the recorded one. */
export interface Mismatch extends Readings {
  /** A JSON Pointer into the live body. */
  readonly pointer: string;
  /** The component schema and property, as requirements cover them: `Pet.born`. */
  readonly location: string;
}

/** What is known of a replay besides its bindings. */
export interface ReplayClock {
  readonly described: Described;
  /** Seconds since the replay began. */
  readonly elapsed: number;
  /** The operation whose response is compared. */
  readonly operation?: string | undefined;
  /** The paths of the request with their queries, below the base URL, to resolve links against. */
  readonly request?: { readonly recorded: string; readonly live: string };
  /** Whether the live response has a `Link` to a next page (RFC 8288). */
  readonly hasNextLink?: boolean;
  /** What was known before the response, where a part of it has been compared already. */
  readonly known?: Bindings;
  /** Whether a value fits a schema: which option of a union a recorded value is. */
  readonly fits?: (schema: string, value: unknown) => boolean;
}

/** The state of one walk through two values: grows as they are gone through. */
export interface Walk extends ReplayClock {
  bindings: Bindings;
  readonly mismatches: Mismatch[];
  readonly sent: SentIds;
  /** From pointer to resource: the ids of what the operation creates or returns. */
  readonly own: Map<string, string>;
  /** Where the response holds a page of a list. */
  readonly listing?: Listing;
}

/** The ids in the path and query of a request: from scope and recorded id to the one that was sent. */
export type SentIds = ReadonlyMap<string, string>;

/** A page of a list in a response. */
export interface Listing {
  /** The pointer of its items; undefined: every list of the resource. */
  readonly items?: string;
  readonly resource?: string;
  /** Whether further pages follow, which may contain a missing item. */
  readonly partial: boolean;
  readonly itemId?: string;
  /** Where the cursor of the next page is, and the scope that its values are bound in. */
  readonly cursor?: { readonly pointer: string; readonly scope: string };
  /** Whether the live page has more items than the recorded one: those of other people. */
  readonly hasOthers: boolean;
  /** Which page of the list it is; undefined for a list without pages. */
  readonly page?: PagePosition;
}

/** Which page of a list a response holds, by what its recorded request sent. */
export interface PagePosition {
  /** The request without what chooses the page. */
  readonly list: string;
  /** What chose the page; undefined for the first one. */
  readonly token: string | undefined;
  /** What chooses the next page; undefined where nothing is known to. */
  readonly next: string | undefined;
  /** Whether only a link leads to the next page. */
  readonly isLinked: boolean;
  /** Whether items of other people may move a recorded one to another page, or between two. */
  readonly isMovable: boolean;
}

/** A recorded and a live JSON value that should be the same but for what a server may choose. */
export interface Pair {
  readonly recorded: unknown;
  readonly live: unknown;
}

/** A pair, and how it is compared. */
export interface RuledPair extends Pair {
  readonly rule: ComparedValue;
}

/** A pair of values of one schema. */
export interface SchemaPair extends Pair {
  readonly schema: string;
}

/** The location of a walk. */
export interface WalkPosition {
  readonly pointer: string;
  readonly location: string;
  /** What names the times of the object around: its scope and recorded id. */
  readonly owner?: string;
  /** A time of the object around, from which those of this object keep their distance. */
  readonly anchor?: Anchor;
}

/** A time from which others keep their recorded distance. */
export interface Anchor extends Timestamp {
  readonly name: string;
  /** Whether it is of an object around this one, not of this one. */
  readonly isOuter?: true;
}

/** Notes a difference at a spot. */
export function addMismatch(walk: Walk, position: WalkPosition, readings: Readings): void {
  walk.mismatches.push({ pointer: position.pointer, location: position.location, ...readings });
}
