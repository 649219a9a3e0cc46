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
  return fitIn(script, fillings);
}

function fitIn(script: string, tried: readonly Filling[]): string {
  const statements = script.split('\n');
  const separate = statements.flatMap((line) => fold(line, 'tidy'));
  if (separate.length <= mostLines) return separate.join('\n');
  const joined = statements.join('; ');
  for (const filling of tried) {
    const lines = fold(joined, filling);
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

/**
 * How many lines of 120 characters a script fills when it is printed.
 *
 * @param isDense whether words in double quotes may go on in the next line
 */
export function countRows(script: string, isDense = true): number {
  const rows = fitIn(script, isDense ? fillings : fillings.slice(0, -1))
    .split('\n')
    .map(({ length }) => Math.max(1, Math.ceil(length / longestLine)));
  return rows.reduce((sum, count) => sum + count, 0);
}

/**
 * Which words go on in the next line. `tidy`: those that are too long for one · `quoted`: those in quotes
 * that do not fit where they begin · `full`: any that do not fit there, but for those in double quotes ·
 * `dense`: any, and there are blanks only where a shell needs them.
 */
type Filling = 'tidy' | 'quoted' | 'full' | 'dense';

const fillings: readonly Filling[] = ['tidy', 'quoted', 'full', 'dense'];

function fold(line: string, filling: Filling): readonly string[] {
  const lines: string[] = [];
  let current = '';
  const isFilled = filling !== 'tidy';
  const isTight = filling === 'dense';
  const margin = isTight ? '' : indent;
  // A line may end behind a statement, and behind a bar.
  const end = isTight ? /[;|]$/ : /;$/;
  const words = isFilled ? splitWords(line) : joinOptions(splitWords(line));
  for (const [at, word] of words.entries()) {
    const tail = at === words.length - 1 || end.test(word) ? 0 : 2;
    const isCut = isFilled || margin.length + word.length + tail > longestLine;
    let rest = word;
    for (;;) {
      const isJoined = isTight && (end.test(current) || isOperator(current, word));
      const joint = current.trim() === '' || isJoined ? '' : ' ';
      const room = longestLine - current.length - joint.length;
      if (rest.length + tail <= room) {
        current += joint + rest;
        break;
      }
      const cut = isCut ? cutOf(rest, room, filling) : undefined;
      if (cut !== undefined) {
        lines.push(`${current}${joint}${rest.slice(0, cut.at)}${cut.mark}\\`);
        rest = `${cut.mark}${rest.slice(cut.at)}`;
        current = '';
      } else if (current.trim() !== '') {
        lines.push(end.test(current) ? current : `${current} \\`);
        current = margin;
      } else {
        current += rest;
        break;
      }
    }
  }
  return [...lines, current];
}

/**
 * Whether no blank is needed between two words: before a bar, in the head of a function, and behind
 * an option of curl that has a value.
 */
function isOperator(before: string, word: string): boolean {
  if (/(?:^| )-[a-zA-Z]*[FHX]$/.test(before)) return /^['"]?[\w/]/.test(word);
  return word === '|' || (/\b[QR]\(\)$/.test(before) && word.startsWith('('));
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
const shortestPiece = { quoted: 6, plain: 2 };

interface Cut {
  readonly at: number;
  /** The quotation mark that ends before it, and begins again behind it. */
  readonly mark: "'" | '';
}

/**
 * The last position at which so much room is not exceeded, in single quotes, or between two plain
 * characters, where a shell removes a backslash and the line end as well, also in double quotes
 * (POSIX.1-2017, Shell Command Language, 2.2.3).
 */
function cutOf(word: string, room: number, filling: Filling): Cut | undefined {
  let cut: Cut | undefined;
  const isLoose = filling === 'full' || filling === 'dense';
  for (const { at, quote, inner } of scan(word)) {
    if (at > room - 1) break;
    const isWhole = !/[\udc00-\udfff]/.test(word[at] ?? '');
    const isInside = quote === "'" && word[at] !== "'" && word[at - 1] !== "'";
    if (isInside && isWhole && at >= shortestPiece.quoted && at <= room - 2)
      cut = { at, mark: "'" };
    const isOpen = filling === 'dense' ? quote === '' || inner === '"' : quote === '';
    const isPlain = isLoose && isOpen && isBetweenPlain(word, at);
    if (isPlain && at >= shortestPiece.plain) cut = { at, mark: '' };
  }
  return cut;
}

/** Whether a position is between two characters of a word, and in no number and no name of a variable. */
function isBetweenPlain(word: string, at: number): boolean {
  const [before, after] = [word.slice(0, at), word.slice(at)];
  return /[A-Za-z_/-]$/.test(before) && /^[\w/-]/.test(after) && !/\$\{?\w*$/.test(before);
}

interface Scanned {
  readonly at: number;
  /** The quotation mark that is open before the character, the outer one of several. */
  readonly quote: string;
  /** The innermost quotation mark or command substitution that is open there. */
  readonly inner: string;
}

/** The characters of a command, but for those behind a backslash. */
function* scan(text: string): Generator<Scanned> {
  // The quotation marks and command substitutions that are open, the innermost last.
  const open: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const inner = open.at(-1) ?? '';
    const isIn = (mark: string): boolean => open.includes(mark);
    yield { at, quote: isIn('"') ? '"' : inner === "'" ? "'" : '', inner };
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
