import { createHash, timingSafeEqual } from 'node:crypto';
import { refusals } from './refusals.js';

/**
 * Lets a request pass that bears the right key.
 *
 * @param header the Authorization header (RFC 6750, section 2.1: `Bearer KEY`)
 * @param apiKey the right key; without one, any key that is not empty is right
 * @throws {Refusal} 401
 */
export function authorize(header: string | undefined, apiKey: string | undefined): void {
  const key = /^bearer +(\S+) *$/i.exec(header ?? '')?.[1];
  if (key === undefined) throw refusals.missingKey();
  if (apiKey !== undefined && !isSame(key, apiKey)) throw refusals.wrongKey();
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
