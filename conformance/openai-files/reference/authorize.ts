import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refusals } from './refusals.js';

/** Who asks for what. */
export interface Caller {
  readonly method: string;
  /** As it came, without its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Lets a request pass that bears the right key.
 *
 * @param apiKey the right key; without one, any key that is not empty is right
 * @throws {Refusal} 401
 */
export function authorize({ headers }: Caller, apiKey: string | undefined): void {
  // RFC 6750, section 2.1: `Bearer KEY`. The keys of the reference pages, such as "My API Key", hold
  // spaces, which that grammar has not.
  const key = /^bearer +(\S(?:.*\S)?) *$/i.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) throw refusals.missingKey();
  if (apiKey !== undefined && !isSame(key, apiKey)) throw refusals.wrongKey();
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
