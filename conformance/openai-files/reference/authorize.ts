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

/** Whose files and Uploads a request may use; undefined for the tenant of the first key. */
export type Tenant = string | undefined;

/**
 * Accepts a request with a correct key.
 *
 * @param apiKeys the correct keys, each of a tenant. Without any, every key that is not empty is correct.
 * @throws {Rejection} 401
 */
export function authorize({ headers }: Caller, apiKeys: readonly string[]): Tenant {
  // RFC 6750, section 2.1: `Bearer KEY`. Keys of the reference pages, such as "My API Key", contain
  // spaces, which that grammar does not allow.
  const key = /^bearer +(\S(?:.*\S)?) *$/i.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) throw rejections.missingKey();
  if (apiKeys.length === 0) return undefined;
  const given = apiKeys.findIndex((apiKey) => isSame(key, apiKey));
  if (given < 0) throw rejections.wrongKey();
  return given === 0 ? undefined : tenantOf(key);
}

/** A name that stays the same when the server is started with its keys in another order. */
function tenantOf(key: string): string {
  return digest(key).toString('hex').slice(0, 32);
}

function isSame(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
