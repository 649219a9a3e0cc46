import { splitAtSecrets } from './secrets.js';
import type { RequestStyle } from '../profile-format/profile.js';

/**
 * A documented path as a server expects it: below its own, with the query parameters that it
 * requires. Secrets appear in it as `$NAME`.
 */
export function styledPath(path: string, { basePath, query, secrets = {} }: RequestStyle): string {
  const encode = (text: string): string =>
    splitAtSecrets(text, secrets)
      .map((piece, at) => (at % 2 === 1 ? piece : encodeURIComponent(piece)))
      .join('');
  const pairs = Object.entries(query).map(([name, value]) => [
    encodeURIComponent(name),
    encode(value),
  ]);
  const added = pairs.map((pair) => pair.join('=')).join('&');
  const joint = path.includes('?') ? '&' : '?';
  return basePath + path + (added === '' ? '' : joint + added);
}
