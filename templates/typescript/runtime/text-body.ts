import type { RequestBody } from './client-request.js';
import { wholeBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';

/** A body of text; none for undefined. Throws InvalidInputError for what is not a string. */
export function textBody(value: unknown, contentType: string): RequestBody {
  return () => {
    if (value === undefined) return undefined;
    if (typeof value === 'string') return wholeBody(value, contentType);
    throw new InvalidInputError('body', `expected a string, received ${typeof value}`);
  };
}
