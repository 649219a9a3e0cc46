import type { ApiResponse } from '../api-response.js';
import type { ApiRequest, Route } from '../node-server/archive.js';
import type { Store } from '../node-server/store.js';

/** One thing that a server does wrong at an operation. */
export interface Behaviour {
  /** Stable: `has no effect: amendRecording`. */
  readonly name: string;
  /** The row of the table: `effects`. */
  readonly table: string;
  /** `*` for every request. */
  readonly operation: string;
  /** Whether one request and its response show it, or only several together. */
  readonly requests: 'one' | 'several';
  /** Makes the middleware of one server. */
  create(): Middleware;
}

export interface BehaviourCall {
  readonly request: ApiRequest;
  readonly route: Route;
  readonly store: Store;
  readonly key: string;
  /** The response of the conforming server to the request, or to another one. */
  next(request?: ApiRequest): ApiResponse;
}

export type Middleware = (call: BehaviourCall) => ApiResponse;

/** A behaviour whose middleware remembers nothing. */
export function behaviour(
  named: Omit<Behaviour, 'create' | 'name'> & { readonly what: string },
  middleware: Middleware,
): Behaviour {
  const { what, ...rest } = named;
  return { ...rest, name: `${what}: ${named.operation}`, create: () => middleware };
}

/** Whether a response says that the request succeeded. */
export function isSuccess({ status }: ApiResponse): boolean {
  return status >= 200 && status < 300;
}
