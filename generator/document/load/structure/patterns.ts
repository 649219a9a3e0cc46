// https://json-schema.org/draft/2020-12/json-schema-core#section-6.4: regular expressions

/** Escapes of other dialects, and what ECMAScript writes for them. */
const TRANSLATIONS: ReadonlyMap<string, string> = new Map([
  [String.raw`\A`, '^'],
  [String.raw`\Z`, '$'],
  [String.raw`\z`, '$'],
  [String.raw`\h`, String.raw`[ \t]`],
  [String.raw`\a`, String.raw`\x07`],
  [String.raw`\e`, String.raw`\x1b`],
]);

/** What an escape may mean with the flag "u": classes, assertions and references. */
const MEANINGFUL =
  /^\\(?:[dDwWsSbBfnrtv0-9]|[\^$\\.*+?()[\]{}|/]|c[A-Za-z]|x[\da-fA-F]{2}|u|k<|p\{|P\{)/;

/**
 * The pattern with the flag "u", as validators compile it: unchanged where it is valid, without
 * needless escapes (`\:`) and in ECMAScript's spelling where it comes from another dialect.
 * @returns undefined where it has no such spelling.
 */
export function readPattern(pattern: string): string | undefined {
  const delimited = /^\/(\^.*\$)\/$/.exec(pattern)?.[1];
  if (delimited === undefined && compiles(pattern) && !hasForeignClass(pattern)) return pattern;
  const named = (delimited ?? pattern).replaceAll('(?P<', '(?<');
  const read = escapeBraces(translateEscapes(named));
  return compiles(read) && !hasForeignClass(read) ? read : undefined;
}

/** A class of POSIX (`[[:alpha:]]`) compiles, but means other characters. */
function hasForeignClass(pattern: string): boolean {
  return /\[\[:\^?[a-z]+:\]/.test(pattern);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

function translateEscapes(pattern: string): string {
  let isInClass = false;
  return pattern.replaceAll(/\\[\s\S]|\[|\]/g, (token: string, at: number) => {
    if (token === '[' || token === ']') {
      isInClass = token === '[';
      return token;
    }
    const translated = TRANSLATIONS.get(token);
    if (translated !== undefined && !isInClass) return translated;
    if (token === String.raw`\-`) return isInClass ? token : '-';
    return MEANINGFUL.test(pattern.slice(at)) ? token : token.slice(1);
  });
}

/** A brace that begins no quantifier means itself only without the flag. */
function escapeBraces(pattern: string): string {
  return pattern.replaceAll(
    /\\[\s\S]|\[(?:\\[\s\S]|[^\]])*\]|\{\d+(?:,\d*)?\}|[{}\]]/g,
    (token: string, at: number) => {
      const isEscape = /^\\[pPku]$/.test(pattern.slice(Math.max(0, at - 2), at));
      return token.length === 1 && !isEscape && !insideBraces(pattern, at) ? `\\${token}` : token;
    },
  );
}

/** Whether a brace closes `\p{L}` or `\u{1F600}`. */
function insideBraces(pattern: string, at: number): boolean {
  return /\\[pPu]\{[^{}]*$/.test(pattern.slice(0, at)) && pattern[at] === '}';
}
