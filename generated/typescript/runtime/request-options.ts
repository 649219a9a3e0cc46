// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { OpenAIError } from './errors.js';
import type { FetchOptions } from './fetch-options.js';
import type { HeaderValues } from './headers.js';
import type { ClientHooks } from './hooks.js';
import type { PartHeaders } from './multipart.js';

/** The options of one call. */
export interface RequestOptions {
  /** Override those of the client; null removes one. */
  readonly headers?: HeaderValues | undefined;
  /** Override those of the client and of the call. */
  readonly query?: object | undefined;
  /** Further headers of the parts of a multipart body, by the names of the parts. */
  readonly partHeaders?: PartHeaders | undefined;
  /** Replaces the base URL of the client, and the servers of its operations. */
  readonly baseURL?: string | undefined;
  /** How often a failed attempt is repeated, at least 0. */
  readonly maxRetries?: number | undefined;
  /** The most milliseconds of one attempt until its response arrives. */
  readonly timeout?: number | undefined;
  /** Override those of the client. */
  readonly fetchOptions?: FetchOptions | undefined;
  /** Called before each wait for another attempt, with its duration and the last attempt's error. */
  readonly onRetry?: ((milliseconds: number, error: OpenAIError) => void) | undefined;
  /** Run after the hooks of the client. */
  readonly hooks?: readonly ClientHooks[] | undefined;
  /** Ends the call, its waits and its body. */
  readonly signal?: AbortSignal | null | undefined;
}
