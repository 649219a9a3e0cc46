/**
 * The source of a pattern for the paths of a template. A character that a URL may contain
 * percent-encoded matches in either spelling: "URIs that differ in the replacement of an unreserved
 * character with its corresponding percent-encoded US-ASCII octet are equivalent" (RFC 3986,
 * section 2.3), and other scripts are written raw or encoded (RFC 3987, section 3.1).
 *
 * @param parameter the pattern of a template expression, such as `[^/]+`
 */
export function templatePattern(path: string, parameter: string): string {
  return path
    .split(/(\{[^}]*\})/)
    .map((piece, at) => (at % 2 === 1 ? parameter : patternOf(piece)))
    .join('');
}

function patternOf(text: string): string {
  return text
    .split(/((?:%[\da-f]{2})+)/i)
    .map((piece, at) => {
      const isEncoded = at % 2 === 1;
      return [...(isEncoded ? decode(piece) : piece)]
        .map((character) => spellings(character, isEncoded))
        .join('');
    })
    .join('');
}

function spellings(character: string, isEncoded: boolean): string {
  const raw = character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
  if (/[\w.~-]/.test(character)) return raw;
  const encoded = [...Buffer.from(character, 'utf8')]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .map((hex) => `%${hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)}`)
    .join('');
  // A raw slash separates segments; an encoded slash is a part of one.
  if (character === '/') return isEncoded ? encoded : raw;
  return `(?:${raw}|${encoded})`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
