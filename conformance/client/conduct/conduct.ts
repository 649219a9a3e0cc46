import type { CommandEnd } from '../run-command.js';

/** What a client did under a scenario. */
export interface Conduct {
  /** The exit code of the same command without the scenario; undefined where it had none. */
  readonly plainCode: number | undefined;
  readonly end: CommandEnd;
  /** All requests, in the order in which they began. */
  readonly sent: readonly Sent[];
  readonly interfered: readonly Interfered[];
  /** From the ordinal of a request to that of the one whose redirect it followed. */
  readonly followed: ReadonlyMap<number, number>;
  readonly elsewhere: readonly ElsewhereRequest[];
}

/** A request, as far as conduct depends on it. */
export interface Sent {
  readonly ordinal: number;
  readonly method: string;
  readonly target: string;
  /** As reports show it: `GET /pets/{id}`. */
  readonly label: string;
  /** Milliseconds since the start of the run. */
  readonly sentAt: number;
  /** A digest of the values that authenticate it. */
  readonly credentials: string;
  readonly body: BodyDigest;
}

/** A body: its contents, and how long it was to be. */
export interface BodyDigest {
  /** One for each part of a multipart body, else one. */
  readonly pieces: readonly BodyPiece[];
  /** In bytes, as far as it was received. */
  readonly size: number;
  readonly isComplete: boolean;
  /** By Content-Length, in bytes; undefined without it. */
  readonly announced: number | undefined;
  /** Of a multipart body; else 0. */
  readonly boundaryLength: number;
}

export interface BodyPiece {
  /** The headers of a part; empty without any. */
  readonly head: string;
  readonly size: number;
  readonly sha256: string;
  /** The first bytes. */
  readonly start: Buffer;
}

/** A request that did not get the response of a conforming server. */
export interface Interfered {
  readonly sent: Sent;
  /** When the response had been sent; undefined where there was none. */
  readonly endedAt: number | undefined;
  /** Before this time the server asked for no further request. */
  readonly earliest: number | undefined;
  /** The status of a redirect. */
  readonly redirect: number | undefined;
}

/** A request to another origin, to which a redirect led. */
export interface ElsewhereRequest {
  /** The ordinal of the request that was redirected. */
  readonly of: number;
  readonly method: string;
  /** Where it had credentials: `header authorization`. Never their values. */
  readonly credentials: readonly string[];
}
