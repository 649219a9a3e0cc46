// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { isRecord } from './value-type.js';

/** The id by which a provider finds a request. */
export interface RequestId {
  /** The response's `x-request-id`; null where it has none. Not enumerable. */
  readonly _request_id?: string | null;
}

/** A result with the id of its request, where it is an object. */
export type WithRequestId<T> = T extends
  Response | readonly unknown[] | { readonly _request_id: unknown }
  ? T
  : T extends object
    ? T & RequestId
    : T;

/** Adds the id of a response to what was read from it, where that is an object. */
export function addRequestId(data: unknown, headers: Headers): unknown {
  if (!isRecord(data) || Array.isArray(data) || '_request_id' in data) return data;
  return Object.defineProperty(data, '_request_id', { value: headers.get('x-request-id') });
}
