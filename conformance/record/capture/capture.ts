import type { Source } from '../../fixture-format/fixture.js';

/** One exchange as it passed by, before anything is left out of it. */
export interface Capture {
  readonly method: string;
  /** Below the base path, with its query, as it was sent. */
  readonly path: string;
  /** By name in lower case; repeated ones are joined by `, `. */
  readonly requestHeaders: Headers;
  readonly request: CapturedBody;
  readonly status: number;
  readonly responseHeaders: Headers;
  readonly response: CapturedBody;
  /** Milliseconds since the Unix epoch when the response began, which orders all exchanges. */
  readonly respondedAt: number;
  /** Where it comes from, where it did not just pass by but was exported from a fixture. */
  readonly source?: Source;
}

export type Headers = Readonly<Record<string, string>>;

/** A body with its content encoding undone. */
export type CapturedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'form'; readonly parts: readonly CapturedPart[] };

/** A part of a multipart body, in its order. */
export interface CapturedPart {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly content: Content;
}

/** Bytes that passed by, as far as they were kept. */
export interface Content {
  readonly length: number;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  /** All bytes; absent where they were more than are kept. */
  readonly bytes?: Buffer;
  /** Whether what was looked at is UTF-8. */
  readonly isText: boolean;
}

/** How many bytes of what is kept. */
export interface KeepLimits {
  /** Of a file's content. */
  readonly content: number;
  /** Of any other body, such as JSON. */
  readonly body: number;
  /**
   * The parts of a multipart body whose bytes are a file's, whether they are sent with a filename
   * or without.
   */
  readonly fileParts: ReadonlySet<string>;
}

export const noBody: CapturedBody = { kind: 'none' };
