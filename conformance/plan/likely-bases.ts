import type { Contract } from '@upspec/document';

/** More addresses than these are not tried. */
const most = 8;

/**
 * The base URLs that a user may have meant by one below which the API is not: with the path of a server of
 * the document behind it, or with fewer segments. The likeliest are first, and all have its origin.
 *
 * @example
 * likelyBases('http://127.0.0.1:8080', { baseUrl: 'https://api.example/v1' });
 * // [ 'http://127.0.0.1:8080/v1' ]
 */
export function likelyBases(
  given: string,
  { baseUrl, basePaths = [] }: Pick<Contract, 'baseUrl' | 'basePaths'>,
): readonly string[] {
  const { origin, pathname } = new URL(given);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const [whole = '', ...shorter] = [...segments.keys(), segments.length].reverse().map((count) =>
    segments
      .slice(0, count)
      .map((segment) => `/${segment}`)
      .join(''),
  );
  const documented = [...(baseUrl === undefined ? [] : [pathOf(baseUrl)]), ...basePaths];
  const joined = [whole, ...shorter].flatMap((prefix) =>
    documented.filter((path) => !prefix.endsWith(path)).map((path) => `${prefix}${path}`),
  );
  const paths = new Set([...joined, ...shorter]);
  paths.delete(whole);
  return [...paths].slice(0, most).map((path) => `${origin}${path}`);
}

function pathOf(url: string): string {
  return new URL(url).pathname.replace(/\/+$/, '');
}
