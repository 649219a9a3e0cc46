/**
 * Whether the JSON of a value contains a text, in any encoding that a server may have used:
 * unchanged, escaped, cut into pieces, in base64 (RFC 4648, sections 4 and 5), in hexadecimal
 * digits, or as a list or an object of byte values.
 *
 * @param secret at least eight ASCII characters of A to Z, a to z and 0 to 9, so that no encoding escapes them in part
 * and nothing else looks like it
 *
 * @example
 * containsContent({ type: 'Buffer', data: [...Buffer.from('unlisted4711')] }, 'unlisted4711'); // true
 */
export function containsContent(value: unknown, secret: string): boolean {
  const json = JSON.stringify(value) ?? '';
  const texts = [json, unescapeCharacters(json)];
  return texts.some(
    (text) =>
      joinPieces(text).includes(secret) ||
      isInBase64(text, secret) ||
      isInHexadecimal(text, secret) ||
      isInDecimals(text, secret),
  );
}

/** `\u0041`, `\x41`, `%41`, `&#65;` and `&#x41;`, also where a backslash is itself escaped. */
const escapedCharacter =
  /\\+u00([0-9a-f]{2})|\\+x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{2});|&#(\d{2,3});/gi;

function unescapeCharacters(text: string): string {
  return text.replaceAll(escapedCharacter, (_, ...groups: readonly (string | undefined)[]) => {
    const hexadecimal = groups.slice(0, 4).find((digits) => digits !== undefined);
    const code = hexadecimal === undefined ? Number(groups[4]) : Number.parseInt(hexadecimal, 16);
    return String.fromCharCode(code);
  });
}

/** The text without what separates lines, elements of a list, or groups of digits. */
function joinPieces(text: string): string {
  return text.replaceAll(/\\+[nrt]/g, '').replaceAll(/[^A-Za-z0-9+/_-]/g, '');
}

function isInBase64(text: string, secret: string): boolean {
  const joined = joinPieces(text).replaceAll('-', '+').replaceAll('_', '/');
  return [0, 1, 2].some((before) => joined.includes(base64Behind(secret, before)));
}

/**
 * The characters of base64 that depend on the secret alone, where so many bytes (modulo 3) are before
 * it: a character holds six bits, so that those at both ends also depend on its neighbours.
 */
function base64Behind(secret: string, before: number): string {
  const encoded = Buffer.from('\0'.repeat(before) + secret).toString('base64');
  const first = Math.ceil((before * 8) / 6);
  return encoded.slice(first, Math.floor(((before + secret.length) * 8) / 6));
}

function isInHexadecimal(text: string, secret: string): boolean {
  const digits = text.replaceAll(/0x/gi, '').replaceAll(/[^0-9A-Za-z]/g, '');
  return digits.toLowerCase().includes(Buffer.from(secret).toString('hex'));
}

/** `[104,105]`, `"104 105"`, `{"0":104,"1":105}` and the like. */
function isInDecimals(text: string, secret: string): boolean {
  const withoutKeys = text.replaceAll(/\\*"\d+\\*":/g, '');
  const numbers = withoutKeys.match(/\d+/g) ?? [];
  return ` ${numbers.join(' ')} `.includes(` ${[...Buffer.from(secret)].join(' ')} `);
}
