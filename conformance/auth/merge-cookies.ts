/**
 * The cookies of two `Cookie` headers in one (RFC 6265, section 4.2.1: `cookie-pair *( ";" SP
 * cookie-pair )`). Of one name the first header's counts.
 *
 * @example
 * mergeCookies('a=1', 'a=2; b=3'); // 'a=1; b=3'
 */
export function mergeCookies(first: string | undefined, second: string | undefined): string {
  const taken = cookieNames(first);
  return [...pairsOf(first), ...pairsOf(second).filter((pair) => !taken.has(nameOf(pair)))].join(
    '; ',
  );
}

/**
 * The pairs of a `Cookie` header without those of some names.
 *
 * @param isLeftOut chooses among them by their values; all by default
 */
export function withoutCookies(
  header: string | undefined,
  names: ReadonlySet<string>,
  isLeftOut: (value: string) => boolean = () => true,
): string {
  return pairsOf(header)
    .filter((pair) => !names.has(nameOf(pair)) || !isLeftOut(pair.slice(pair.indexOf('=') + 1)))
    .join('; ');
}

/** The names of the cookies of a header. */
export function cookieNames(header: string | undefined): ReadonlySet<string> {
  return new Set(pairsOf(header).map(nameOf));
}

function pairsOf(header: string | undefined): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
}

function nameOf(pair: string): string {
  return pair.split('=')[0] ?? '';
}
