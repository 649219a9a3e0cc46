import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Tenant } from './authorize.js';
import type { DataAccess } from './store/store.js';

/** A request of an operation. Its key is already checked. */
export interface ApiRequest {
  /** The parameters of the path, unescaped: `file_id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly tenant: Tenant;
  /** Starts to receive the body. Sends `100 Continue` to a client that waits for it. */
  openBody(): Readable;
}

/** The response of an operation. An error is thrown as a {@link Rejection} instead. */
export type Reply =
  | {
      readonly kind: 'json';
      readonly body: unknown;
      /** Default: 200. */
      readonly status?: number;
    }
  | {
      readonly kind: 'bytes';
      readonly headers: Readonly<Record<string, string>>;
      readonly length: number;
      readonly open: () => Readable;
    }
  | PlainReply;

/** A raw response, which only injected faults return. */
export interface PlainReply {
  readonly kind: 'plain';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What an operation works with: the data, and the rules by which it decides. Each operation
 * declares beside itself which rules it needs.
 */
export interface Service<Rules = unknown> {
  readonly store: DataAccess;
  readonly rules: Rules;
  /** Ends all connections at once and accepts no more, as if the process had died. */
  stop(): void;
}

/** One operation. @throws {Rejection} if the request is rejected. */
export type Handler<Rules = unknown> = (
  request: ApiRequest,
  service: Service<Rules>,
) => Promise<Reply>;
