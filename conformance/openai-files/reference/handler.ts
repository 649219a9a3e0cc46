import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { DataAccess } from './store/store.js';

/** A request that belongs to an operation, its key already checked. */
export interface ApiRequest {
  /** The templates of the path, unescaped: `file_id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Starts to take the body; a client that waits for `100 Continue` is told to go on. */
  openBody(): Readable;
}

/** What an operation answers; a refusal is thrown instead. */
export type Reply =
  | { readonly kind: 'json'; readonly body: unknown }
  | {
      readonly kind: 'bytes';
      readonly headers: Readonly<Record<string, string>>;
      readonly length: number;
      readonly open: () => Readable;
    }
  | PlainReply;

/** An answer of any form; no right operation gives one. */
export interface PlainReply {
  readonly kind: 'plain';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What an operation has to work with: the data, and the rules by which it decides. Each operation
 * declares beside itself which rules it needs.
 */
export interface Service<Rules = unknown> {
  readonly store: DataAccess;
  readonly rules: Rules;
}

/** One operation. @throws {Refusal} when the request can't be served. */
export type Handler<Rules = unknown> = (
  request: ApiRequest,
  service: Service<Rules>,
) => Promise<Reply>;
