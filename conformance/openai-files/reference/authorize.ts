import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { rejections } from './rejections.js';

/** The credentials and the path of a request. */
export interface Caller {
  readonly method: string;
  /** As received, without its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Accepts a request with the correct key.
 *
 * @param apiKey the correct key. Without it, any key that is not empty is correct.
 * @throws {Refusal} 401
 */
export function authorize({ headers }: Caller, apiKey: string | undefined): void {
  // RFC 6750, section 2.1: `Bearer KEY`. Keys of the reference pages, such as "My API Key", contain
  // spaces, which that grammar does not allow.
  const key = /^bearer +(\S(?:.*\S)?) *$/i.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) throw rejections.missingKey();
  if (apiKey !== undefined && !isSame(key, apiKey)) throw rejections.wrongKey();
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
