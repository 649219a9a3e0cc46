import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { RequestProblem } from './request-problem.js';

/** A request as it is received. */
export interface MockRequest {
  readonly method: string;
  /** The path with the base path and the query, as it is sent: `/api/pets?limit=2`. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Starts to receive the body. Sends `100 Continue` to a client that waits for it. */
  openBody(): Readable;
}

/** A response, ready to be sent. */
export interface MockResponse {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: MockContent;
  /** The id of the operation that the request was sent to, where it was sent to one. */
  readonly operation?: string;
  /** What is wrong with the request, where it is rejected. */
  readonly problem?: RequestProblem;
}

/** The body of a response. */
export type MockContent =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'stored'; readonly stored: StoredContent };

/** Bytes of a client that are on disk. */
export interface StoredContent {
  readonly file: string;
  /** In bytes. */
  readonly length: number;
  /** The media type that they were sent with, where there was one. */
  readonly contentType?: string;
  /** Over all bytes, in hexadecimal digits. */
  readonly sha256: string;
}
