import type { Result } from './result.js';

/** In characters. */
const longestLine = 120;

/** A longer script has one statement a line. */
const mostLines = 3;

const indent = '  ';

/**
 * A shell script in lines of at most 120 characters. A long line goes on behind a backslash, between
 * two words, and a word that is too long by itself goes on in its quotes. Where that makes the
 * script three lines, several short statements share a line.
 *
 * POSIX.1-2017, Shell Command Language, 2.2.1: a shell removes a backslash and the line end behind it.
 *
 * @example
 * fitLines('curl -sSi http://127.0.0.1/pets'); // the same
 */
export function fitLines(script: string): string {
  const statements = script.split('\n');
  const separate = statements.flatMap((line) => fold(line, false));
  if (separate.length <= mostLines) return separate.join('\n');
  const joined = statements.join('; ');
  for (const isFilled of [false, true]) {
    const lines = fold(joined, isFilled);
    if (lines.length <= mostLines) return lines.join('\n');
  }
  return separate.join('\n');
}

/** A result whose commands are in lines of at most 120 characters, where that is possible. */
export function fitCommands(result: Result): Result {
  const cases = result.cases.map((each) => ({
    ...each,
    findings: each.findings.map((finding) => ({ ...finding, curl: fitLines(finding.curl) })),
  }));
  return { ...result, cases };
}

/** How many lines a script has when it is printed. */
export function countLines(script: string): number {
  return fitLines(script).split('\n').length;
}

/** @param isFilled whether a word goes on in the next line where it does not fit, and not only where it must */
function fold(line: string, isFilled: boolean): readonly string[] {
  const lines: string[] = [];
  let current = '';
  const words = isFilled ? splitWords(line) : joinOptions(splitWords(line));
  for (const [at, word] of words.entries()) {
    const tail = at === words.length - 1 ? 0 : 2;
    const isCut = isFilled || indent.length + word.length + tail > longestLine;
    let rest = word;
    for (;;) {
      const joint = current.trim() === '' ? '' : ' ';
      const room = longestLine - current.length - joint.length;
      if (rest.length + tail <= room) {
        current += joint + rest;
        break;
      }
      const cut = isCut ? cutOf(rest, room) : undefined;
      if (cut !== undefined) {
        lines.push(`${current}${joint}${rest.slice(0, cut)}'\\`);
        rest = `'${rest.slice(cut)}`;
        current = '';
      } else if (current.trim() !== '') {
        lines.push(`${current} \\`);
        current = indent;
      } else {
        current += rest;
        break;
      }
    }
  }
  return [...lines, current];
}

/** In characters: a longer value goes to a line of its own. */
const longestOption = 100;

/** An option of one letter stays with its value, and a bar with the command behind it. */
function joinOptions(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1) ?? '';
    const isOpen = /^(?:-[A-Za-z]|\||--[a-z-]+)$/.test(last);
    if (isOpen && last.length + word.length < longestOption) {
      joined[joined.length - 1] = `${last} ${word}`;
    } else joined.push(word);
  }
  return joined;
}

/** Splits at the blanks that are in no quotes. */
function splitWords(line: string): readonly string[] {
  const words: string[] = [];
  let start = 0;
  for (const { at, quote } of scan(line)) {
    if (quote !== '' || line[at] !== ' ') continue;
    words.push(line.slice(start, at));
    start = at + 1;
  }
  return [...words, line.slice(start)].filter((word) => word !== '');
}

/** A piece in front of a cut is not shorter, in characters. */
const shortestPiece = 16;

/** The last position in single quotes at which so much room is not exceeded. */
function cutOf(word: string, room: number): number | undefined {
  let cut: number | undefined;
  for (const { at, quote } of scan(word)) {
    if (at > room - 2) break;
    const isInside = quote === "'" && word[at] !== "'" && word[at - 1] !== "'";
    const isWhole = !/[\udc00-\udfff]/.test(word[at] ?? '');
    if (isInside && isWhole && at >= shortestPiece) cut = at;
  }
  return cut;
}

interface Scanned {
  readonly at: number;
  /** The quotation mark that is open before the character. */
  readonly quote: string;
}

/** The characters of a command, but for those behind a backslash. */
function* scan(text: string): Generator<Scanned> {
  // The quotation marks and command substitutions that are open, the innermost last.
  const open: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const inner = open.at(-1) ?? '';
    const isIn = (mark: string): boolean => open.includes(mark);
    yield { at, quote: isIn('"') ? '"' : inner === "'" ? "'" : '' };
    if (inner === "'") {
      if (character === "'") open.pop();
    } else if (character === '\\') at += 1;
    else if (character === '$' && text[at + 1] === '(') {
      open.push('(');
      at += 1;
    } else if (character === (inner === '(' ? ')' : inner)) open.pop();
    else if (character === '"' || (character === "'" && inner !== '"')) open.push(character);
  }
}
