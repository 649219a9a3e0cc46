import { quotedWord, shellWord } from '@upspec/document/shell-word';
import {
  expandedWord,
  loopVariable,
  piecesOf,
  type Expansions,
  type Piece,
} from './shell-words.js';

/**
 * A command that prints bytes: `echo` where they are one line, `printf` where that is short enough,
 * and otherwise by way of Base64.
 */
export function feedOf(bytes: Buffer, expansions: Expansions): string {
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes);
  const line = text.slice(0, -1);
  if (isText && text.endsWith('\n') && isEchoed(line)) {
    // Words of a loop are ASCII: no shell reads more in them.
    const isPlain = piecesOf(line, expansions).every(
      (piece) => 'literal' in piece || piece.expression === `$${loopVariable}`,
    );
    if (isPlain && !/ {8}/.test(line)) return `echo ${expandedWord(line, expansions)}`;
  }
  if (isText && !text.startsWith(' ') && isRun(text)) return printRun(text);
  const repeated = isText ? (repeatedLine(text) ?? repeatedFirst(text, expansions)) : undefined;
  if (repeated !== undefined) return repeated;
  const printed = printfOf(isText ? text : bytes.toString('latin1'), { expansions, isText });
  if (isText) return printed;
  const encoded = `printf %s ${quotedWord(bytes.toString('base64'))} | base64 -d`;
  const feeds = [printed, encoded, ...printRising(bytes, expansions)];
  return feeds.toSorted((one, other) => one.length - other.length)[0] ?? printed;
}

/** How many bytes that each follow the one before are not written out. */
const shortestRising = 64;

/** A command for bytes of which many in a row are each one more than the one before. */
function printRising(bytes: Buffer, expansions: Expansions): readonly string[] {
  const text = bytes.toString('latin1');
  const isPlain = piecesOf(text, expansions).every((piece) => 'literal' in piece);
  const { start, end } = longestRising(bytes);
  // The last byte has three octal digits, which no further digit can follow.
  const [first = 0, last = 0] = [bytes[start], bytes[end - 1]];
  if (!isPlain || end - start < shortestRising || last < 0o100) return [];
  const [before, after] = [text.slice(0, start), text.slice(end)].map((piece) =>
    piece === '' ? '' : quotedWord(escapeFormat(piece, false)),
  );
  return before?.startsWith("'-") === true
    ? []
    : [`printf ${before}"$(printf '\\\\%o' $(seq ${first} ${last}))"${after}`];
}

function longestRising(bytes: Buffer): { readonly start: number; readonly end: number } {
  let longest = { start: 0, end: 0 };
  let start = 0;
  for (let at = 1; at <= bytes.length; at += 1) {
    if (bytes[at] === (bytes[at - 1] ?? 0) + 1) continue;
    if (at - start > longest.end - longest.start) longest = { start, end: at };
    start = at;
  }
  return longest;
}

/** `yes` prints a line over and over; undefined where that is not what a text is. */
function repeatedLine(text: string): string | undefined {
  const line = text.slice(0, text.indexOf('\n'));
  const count = text.length / (line.length + 1);
  if (count < 3 || !isEchoed(line) || text !== `${line}\n`.repeat(count)) return undefined;
  return `yes ${shellWord(line)} | head -n ${count}`;
}

/** The same for a text that goes on with other lines. */
function repeatedFirst(text: string, expansions: Expansions): string | undefined {
  const line = text.slice(0, text.indexOf('\n') + 1);
  if (line === '') return undefined;
  let end = 0;
  while (text.startsWith(line, end)) end += line.length;
  const repeated = repeatedLine(text.slice(0, end));
  if (repeated === undefined) return undefined;
  return `{ ${repeated}; ${feedOf(Buffer.from(text.slice(end)), expansions)}; }`;
}

/** Some shells read an option or an escape in what `echo` prints. */
function isEchoed(line: string): boolean {
  return /^[^-\\\p{Cc}][^\\\p{Cc}]*$/u.test(line);
}

interface PrintfOptions {
  readonly expansions: Expansions;
  /** Whether characters beyond ASCII are printed as they are. */
  readonly isText: boolean;
}

/** A `printf` with what a shell expands, and with long runs of one character, as its arguments. */
export function printfOf(text: string, { expansions, isText }: PrintfOptions): string {
  const args: string[] = [];
  const format = piecesOf(text, expansions)
    .flatMap((piece): readonly Piece[] =>
      'literal' in piece ? splitAtRuns(piece.literal) : [piece],
    )
    .map((piece) => {
      if (!('literal' in piece)) {
        args.push(`"${piece.expression}"`);
        return '%s';
      }
      const { literal } = piece;
      if (!isRun(literal)) return escapeFormat(literal, isText);
      args.push(literal.startsWith(' ') ? "''" : runOf(literal));
      return literal.startsWith(' ') ? `%${literal.length}s` : '%s';
    })
    .join('');
  return ['printf', ...(format.startsWith('-') ? ['--'] : []), quotedWord(format), ...args].join(
    ' ',
  );
}

/** How many blanks in a row are not written out, and how many of another character. */
const shortestBlank = 8;
const shortestRun = 64;

/** Whether a text is one character so many times that it is not written out. */
function isRun(text: string): boolean {
  return runEnd(text, 0) === text.length && isLongRun(text[0] ?? '', text.length);
}

function isLongRun(character: string, length: number): boolean {
  return character === ' '
    ? length >= shortestBlank
    : length >= shortestRun && /^[!-~]$/.test(character);
}

/** The index behind the characters that are the same as one. */
function runEnd(text: string, start: number): number {
  let end = start + 1;
  // A regular expression for millions of them may exceed the stack.
  while (end < text.length && text[end] === text[start]) end += 1;
  return end;
}

function splitAtRuns(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let literalStart = 0;
  for (let start = 0; start < text.length;) {
    const end = runEnd(text, start);
    if (isLongRun(text[start] ?? '', end - start)) {
      if (literalStart < start) pieces.push({ literal: text.slice(literalStart, start) });
      pieces.push({ literal: text.slice(start, end) });
      literalStart = end;
    }
    start = end;
  }
  if (literalStart < text.length) pieces.push({ literal: text.slice(literalStart) });
  return pieces;
}

function runOf(text: string): string {
  return `"$(${printRun(text)})"`;
}

/** A command that prints one character as often as a text has it. */
export function printRun(text: string): string {
  const [character = ''] = text;
  const shown = character === '\\' ? "'\\\\'" : shellWord(character);
  return `head -c ${text.length} /dev/zero | tr '\\0' ${shown}`;
}

/** As a format of POSIX's printf, in which up to three octal digits are a byte. */
function escapeFormat(text: string, isText: boolean): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replace(isText ? /\p{Cc}/gu : /[^\x20-\x7e]/g, (found, at: number, all: string) =>
      octal(found, all.charAt(at + found.length), isText),
    );
}

/** One to three digits are a byte, and three where another digit follows. */
function octal(text: string, next: string, isText: boolean): string {
  const bytes = [...Buffer.from(text, isText ? 'utf8' : 'latin1')];
  const digits = (byte: number): string => byte.toString(8);
  return bytes
    .map(
      (byte, at) =>
        `\\${digits(byte).padStart(/^[0-7]/.test(next) && at === bytes.length - 1 ? 3 : 1, '0')}`,
    )
    .join('');
}
