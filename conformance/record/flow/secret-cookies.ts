import type { SecretLocations } from '../../auth/secret-locations.js';
import { decodeSegment } from '../../replay/encode-segment.js';
import type { Capture } from '../capture/capture.js';

export interface CookieRules {
  /** The values of the API's own names, unchanged. */
  readonly said: ReadonlySet<string>;
  readonly locations: SecretLocations;
}

/**
 * The cookies of a capture that are secrets: by a name that suggests a session or a key, or by a
 * length that can hold the 64 bits that OWASP asks of a session, which are 16 characters, or 11
 * with digits among them; any other is a setting, such as `sort=name`, and so is one that the API
 * receives in its own words, such as the name of a file.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html
 */
export function secretCookies(
  { requestHeaders, responseHeaders }: Capture,
  { said, locations }: CookieRules,
): readonly string[] {
  const pairs = [
    ...(requestHeaders['cookie'] ?? '').split(';'),
    ...(responseHeaders['set-cookie'] ?? '').split(/,(?=[^;,]*=)/).map(firstOf),
  ];
  return pairs.flatMap((pair) => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0)).trim();
    const value = pair
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    const isSecret =
      locations.cookie(name) ||
      namesSession(name) ||
      (isLong(value) && !said.has(decodeSegment(value)));
    return isSecret ? [value, decodeSegment(value)] : [];
  });
}

function firstOf(cookie: string): string {
  return cookie.split(';')[0] ?? '';
}

function namesSession(name: string): boolean {
  return /sess|csrf|xsrf|sid$/i.test(name);
}

function isLong(value: string): boolean {
  return value.length >= 16 || (value.length >= 11 && /\d/.test(value) && /[a-z]/i.test(value));
}
