// https://json-schema.org/draft/2020-12/json-schema-core#section-6.4: ECMA-262 with the flag `u`
/** Characters that a backslash may precede with the flag `u`, and that then mean themselves. */
const SYNTAX = /[$()*+./?[\\\]^{|}]/;

/** Letters and digits that mean something else after a backslash. */
const ESCAPES = /[\dBDPSWbcdfknprstuvwx]/;

/** Escapes of other dialects that would be plain letters in JavaScript. */
const FOREIGN = /\\[AGKQEXZzhHRNyYmM<>`]/;

/**
 * Writes a pattern so that it means the same with the flag `u`, under which a backslash before
 * any other character is an error, as in `\-` or `\:`.
 * @returns undefined for a pattern that is not one of JavaScript.
 */
export function unicodePattern(pattern: string): string | undefined {
  if (isValid(pattern, 'u')) return pattern;
  if (!isValid(pattern, '') || FOREIGN.test(pattern)) return undefined;
  const rewritten = withoutEscapes(pattern);
  return isValid(rewritten, 'u') ? rewritten : undefined;
}

function isValid(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

/** Drops backslashes that do nothing, and escapes brackets that stand for themselves. */
function withoutEscapes(pattern: string): string {
  let text = '';
  let inClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    if (character === '\\') {
      index += 1;
      text += escape(pattern.charAt(index), inClass);
      continue;
    }
    if (character === '[' && !inClass) inClass = true;
    else if (character === ']' && inClass) inClass = false;
    else if (!inClass && isLoneBracket(pattern, index)) text += '\\';
    text += character;
  }
  return text;
}

function escape(character: string, inClass: boolean): string {
  const isNeeded =
    SYNTAX.test(character) || ESCAPES.test(character) || (inClass && character === '-');
  return isNeeded ? `\\${character}` : character;
}

/** A bracket outside of a class that opens or closes nothing, such as `{` in `^{id}$`. */
function isLoneBracket(pattern: string, index: number): boolean {
  const character = pattern.charAt(index);
  if (character === ']') return true;
  if (character === '{') return !/^\{\d+(?:,\d*)?\}/.test(pattern.slice(index));
  return character === '}' && !/\{\d+(?:,\d*)?\}$/.test(pattern.slice(0, index + 1));
}
