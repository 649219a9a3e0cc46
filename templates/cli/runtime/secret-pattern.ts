/**
 * Finds a string in every encoding: unchanged, as JSON or a URL may escape it, and in base64.
 */
export function secretPattern(secret: string): RegExp {
  const characters = [...secret].map((character) => `(?:${writingsOf(character).join('|')})`);
  const base64 = Buffer.from(secret).toString('base64');
  return new RegExp(`${characters.join('')}|${literal(base64)}`, 'g');
}

/** The encodings of one character, longest first, so that no partial match remains. */
function writingsOf(character: string): readonly string[] {
  const units = Array.from({ length: character.length }, (_, index) =>
    character.charCodeAt(index).toString(16).padStart(4, '0'),
  );
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
  return [
    units.map((unit) => String.raw`\\u${anyCase(unit)}`).join(''),
    bytes.map((byte) => `%${anyCase(byte)}`).join(''),
    literal(JSON.stringify(character).slice(1, -1)),
    ...(character === '/' ? [String.raw`\\/`] : []),
    ...(character === ' ' ? [String.raw`\+`] : []),
    literal(character),
  ];
}

function anyCase(hexadecimal: string): string {
  return hexadecimal.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
