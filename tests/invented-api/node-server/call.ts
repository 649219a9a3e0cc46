import type { IncomingHttpHeaders } from 'node:http';
import {
  type ApiResponse,
  ProblemError,
  invalidResponse,
  problemResponse,
} from '../api-response.js';
import type { JsonObject } from '../document.js';
import type { Store } from './store.js';

/** A request that was found valid. */
export interface Call {
  readonly store: Store;
  /** By name, as in the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: JsonObject;
  readonly headers: IncomingHttpHeaders;
  /** The JSON body; empty where there is none. */
  readonly json: JsonObject;
  readonly bytes: Buffer;
}

export type Handler = (call: Call) => ApiResponse;

/** Returns what was found, or ends the handler with 404. */
export function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) {
    const detail = `There is no such ${what}.`;
    throw new ProblemError(problemResponse(404, 'Not Found', { detail }));
  }
  return value;
}

/** Ends the handler with 422 for one value that refers to nothing. */
export function rejectValue(location: string, message: string): never {
  const errors = [{ location, message }];
  throw new ProblemError(invalidResponse(errors));
}

/** RFC 9110, section 13.1.1: a strong comparison; `*` matches whatever exists. */
export function requireMatch(call: Call, etag: string): void {
  const required = call.headers['if-match'];
  if (required === undefined || required === '*' || listed(required).includes(etag)) return;
  throw new ProblemError(
    problemResponse(412, 'Precondition Failed', { detail: 'The resource was changed since.' }),
  );
}

/** RFC 9110, section 13.1.2: a weak comparison. */
export function isUnchanged(call: Call, etag: string): boolean {
  const known = call.headers['if-none-match'];
  if (known === undefined) return false;
  return known === '*' || listed(known).map(withoutWeakness).includes(withoutWeakness(etag));
}

function listed(field: string): readonly string[] {
  return field.split(',').map((each) => each.trim());
}

function withoutWeakness(etag: string): string {
  return etag.replace(/^W\//, '');
}
