/** The scope that the values of one cookie are bound in. */
export function cookieScope(name: string): string {
  return `cookie ${name.trim()}`;
}

/**
 * The cookies that a response sets, by name. Several headers are joined by a comma, which a date
 * contains too: a cookie begins with its name and an equals sign.
 */
export function setCookies(header: string): ReadonlyMap<string, string> {
  const cookies = header.split(/,(?=\s*[^;,=\s]+=)/).flatMap((each): [string, string][] => {
    const [pair = ''] = each.split(';');
    const at = pair.indexOf('=');
    return at === -1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
  });
  return new Map(cookies);
}
