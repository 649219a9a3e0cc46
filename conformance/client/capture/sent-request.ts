import type { WireBody } from '../../multipart/wire-body.js';
import type { Side } from '../../proxy/watcher.js';

/** A request as a client sent it. */
export interface SentRequest {
  /** Which one of the run, from 1 on, in the order in which they began. */
  readonly ordinal: number;
  readonly method: string;
  /** As in the request line: `/v1/pets?limit=2`. */
  readonly target: string;
  /** In the order in which they were sent, one character for each byte. */
  readonly headers: readonly SentHeader[];
  /** The request line and the headers as bytes, one character each; undefined where they are unknown. */
  readonly head: string | undefined;
  readonly body: SentBody;
  /** The beginning of the body as it was sent. */
  readonly bytes: Buffer;
  /** Of the whole body, in bytes. */
  readonly size: number;
  /** Whether the whole body was received. */
  readonly isComplete: boolean;
  /** Whether the connection ended before. */
  readonly isCutOff: boolean;
  /** The code of the parser, where it can't read the body: `HPE_INVALID_CHUNK_SIZE`. */
  readonly problem: string | undefined;
  /** Milliseconds since the start of the run. */
  readonly sentAt: number;
}

export interface SentHeader {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** A body, as far as it is kept. */
export type SentBody =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'bytes';
      /** The beginning. */
      readonly bytes: Buffer;
      /** Of the whole body, in bytes. */
      readonly size: number;
    }
  | { readonly kind: 'multipart'; readonly wire: WireBody };

/** What a server responded to it. */
export interface SeenResponse {
  readonly status: number;
  /** By name in lower case; several values are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body. */
  readonly bytes: Buffer;
  /** Of the whole body, in bytes. */
  readonly size: number;
  /** Whether the whole body was received. */
  readonly isComplete: boolean;
}

export interface SeenExchange {
  readonly request: SentRequest;
  /** Undefined where there was none. */
  readonly response: SeenResponse | undefined;
  /** Who closed the connection before both were whole; undefined where nobody did. */
  readonly cutBy: Side | undefined;
  /** Why the server did not respond; undefined where it did, and where nothing is known of it. */
  readonly cause: Error | undefined;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Milliseconds since the start of the run. */
  readonly endedAt: number;
}

/** Bytes that can't be read as a request of HTTP/1.1. */
export interface UnreadableRequest {
  /** As of a request. */
  readonly ordinal: number;
  /** The code of the parser: `HPE_INVALID_HEADER_TOKEN`. */
  readonly code: string;
  /** The beginning of what was received after the last whole request, one character for each byte. */
  readonly received: string;
  /** The request on the same connection that came before, and was complete; undefined without one. */
  readonly before: number | undefined;
}

/** The first value of a header. @param name in lower case */
export function headerOf({ headers }: SentRequest, name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}

/** All values of a header. @param name in lower case */
export function valuesOf({ headers }: SentRequest, name: string): readonly string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value);
}
