import type { RequestStyle } from '../profile/profile.js';

/** A documented path as a server wants it: below its own, with what it asks for behind the query. */
export function styledPath(path: string, { basePath, query }: RequestStyle): string {
  const added = new URLSearchParams(query).toString();
  const joint = path.includes('?') ? '&' : '?';
  return basePath + path + (added === '' ? '' : joint + added);
}
