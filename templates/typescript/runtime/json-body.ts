import type { RequestBody } from './client-request.js';
import { wholeBody } from './encoded-body.js';
import { jsonText } from './json-text.js';

/** A body of JSON; none for undefined. Throws InvalidInputError for what JSON can't express. */
export function jsonBody(value: unknown, contentType = 'application/json'): RequestBody {
  return () => (value === undefined ? undefined : wholeBody(jsonText(value, 'body'), contentType));
}
