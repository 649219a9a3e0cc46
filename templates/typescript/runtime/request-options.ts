import type { FetchOptions } from './fetch-options.js';
import type { HeaderValues } from './headers.js';

/** What one call may set for itself. */
export interface RequestOptions {
  /** Over those of the client; null takes one away. */
  readonly headers?: HeaderValues | undefined;
  /** Over those of the client and of the call. */
  readonly query?: object | undefined;
  /** How often a failed attempt is repeated, at least 0. */
  readonly maxRetries?: number | undefined;
  /** Milliseconds that one attempt may take until its answer is there. */
  readonly timeout?: number | undefined;
  /** Over those of the client. */
  readonly fetchOptions?: FetchOptions | undefined;
  /** Told of each wait before another attempt, as long as it will be. */
  readonly onRetry?: ((milliseconds: number) => void) | undefined;
  /** Ends the call, its waits and its body. */
  readonly signal?: AbortSignal | null | undefined;
}
