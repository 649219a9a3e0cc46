// https://json-schema.org/draft/2020-12/json-schema-core#section-6.4: "Patterns SHOULD be compiled
// with the "u" flag"; validators that are generated do.

/** Escapes of other dialects, and what ECMAScript writes for them outside of a class. */
const TRANSLATIONS: ReadonlyMap<string, string> = new Map([
  ['A', '^'],
  ['Z', '$'],
  ['z', '$'],
  ['h', String.raw`[\t ]`],
  ['H', String.raw`[^\t ]`],
  ['N', String.raw`[^\n]`],
  ['R', String.raw`(?:\r\n|[\n-\r\x85\u2028\u2029])`],
  ['a', String.raw`\x07`],
  ['e', String.raw`\x1b`],
]);

/** Those that a class can have. */
const CLASS_TRANSLATIONS: ReadonlyMap<string, string> = new Map([
  ['h', String.raw`\t `],
  ['a', String.raw`\x07`],
  ['e', String.raw`\x1b`],
]);

/**
 * Tokens that need a decision: escapes, with the braces of `\p{L}` and `\u{1F600}`; quantifiers;
 * brackets; groups of Python.
 */
const TOKENS =
  /\\[pPux]\{[^{}]*\}|\\[\s\S]|\{\d*(?:,\d*)?\}|\(\?P<|\(\?P=(?<reference>\w+)\)|[[\]{}]|-/g;

/** Characters after which a backslash means what the flag "u" allows. */
const MEANINGFUL = /[\dBDPSWbcdfknprstuvwx^$\\.*+?()[\]{}|/]/;

/** The text of a class escape: it can't be the end of a range. */
const SETS = /^\\(?:[dDwWsS]|[pP]\{[^{}]*\})$/;

/**
 * A class of POSIX (`[[:alpha:]]`), an intersection of Java (`[a-z&&[^b]]`), and options for a part
 * (`(?i:a)`): older engines reject what newer ones read, and some read it as something else.
 */
const FOREIGN = /\[:\^?[a-z]+:\]|\[[^\]]*&&\[|\(\?[a-z]*-?[a-z]+[:)]/;

/** What a pattern is between the slashes of a literal, with options that change nothing. */
const LITERAL = /^\/(?<source>\^[\s\S]*\$)\/[gu]*$/;
const LITERAL_WITH_OPTIONS = /^\/\^[\s\S]*\$\/[a-z]+$/;

/**
 * The pattern with the flag "u", as validators compile it: unchanged where it is valid, without
 * needless escapes (`\:`) and in ECMAScript's spelling where it comes from another dialect.
 *
 * @returns undefined where it has no such spelling.
 */
export function readPattern(pattern: string): string | undefined {
  const source = LITERAL.exec(pattern)?.groups?.['source'];
  if (FOREIGN.test(pattern)) return undefined;
  if (source === undefined) {
    if (LITERAL_WITH_OPTIONS.test(pattern)) return undefined;
    if (compiles(pattern)) return pattern;
  }
  const read = translate(source ?? pattern);
  return read !== undefined && compiles(read) ? read : undefined;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

/** Undefined where an escape has no meaning in ECMAScript. */
function translate(pattern: string): string | undefined {
  let isInClass = false;
  let isForeign = false;
  let lastSetEnd = -1;
  const read = pattern.replaceAll(TOKENS, (token: string, ...rest: unknown[]) => {
    const [reference, at] = rest;
    const end = Number(at) + token.length;
    if (SETS.test(token)) lastSetEnd = end;
    if (token.startsWith('\\')) {
      const escape = isInClass ? readClassEscape(token) : readEscape(token);
      isForeign ||= escape === undefined;
      return escape ?? token;
    }
    if (isInClass) {
      if (token === ']') isInClass = false;
      // A set has no end: the hyphen beside it means itself.
      const isBesideSet =
        lastSetEnd === Number(at) || /^\\[dDwWsSpP]/.test(pattern.slice(end, end + 2));
      return token === '-' && isBesideSet ? String.raw`\-` : token;
    }
    if (token === '[') isInClass = true;
    if (token === '(?P<') return '(?<';
    if (typeof reference === 'string') return String.raw`\k<${reference}>`;
    return readBrace(token);
  });
  return isForeign ? undefined : read;
}

function readEscape(token: string): string | undefined {
  const character = token.slice(1);
  return TRANSLATIONS.get(character) ?? (character === '-' ? '-' : readAnyEscape(token));
}

function readClassEscape(token: string): string | undefined {
  const character = token.slice(1);
  return CLASS_TRANSLATIONS.get(character) ?? (character === '-' ? token : readAnyEscape(token));
}

/** A backslash before another letter has a meaning in some other dialect. */
function readAnyEscape(token: string): string | undefined {
  if (token.startsWith(String.raw`\x{`)) return String.raw`\u` + token.slice(2);
  const character = token.charAt(1);
  if (MEANINGFUL.test(character)) return token;
  return /[A-Za-z]/.test(character) ? undefined : token.slice(1);
}

/** A brace that begins no quantifier means itself only without the flag. */
function readBrace(token: string): string {
  if (/^\{\d/.test(token)) return token;
  // Python, Perl and Ruby: at most so many times.
  if (/^\{,\d/.test(token)) return `{0${token.slice(1)}`;
  return token.replaceAll(/[{}\]]/g, String.raw`\$&`);
}
