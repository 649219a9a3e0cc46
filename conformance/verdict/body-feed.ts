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
  if (isText && !text.startsWith(' ') && run.test(text)) return printRun(text);
  const repeated = isText ? (repeatedLine(text) ?? repeatedFirst(text, expansions)) : undefined;
  if (repeated !== undefined) return repeated;
  const printed = printfOf(isText ? text : bytes.toString('latin1'), { expansions, isText });
  if (isText) return printed;
  const encoded = `printf %s ${quotedWord(bytes.toString('base64'))} | base64 -d`;
  return printed.length <= encoded.length ? printed : encoded;
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
      if (!run.test(literal)) return escapeFormat(literal, isText);
      args.push(literal.startsWith(' ') ? "''" : runOf(literal));
      return literal.startsWith(' ') ? `%${literal.length}s` : '%s';
    })
    .join('');
  return ['printf', ...(format.startsWith('-') ? ['--'] : []), quotedWord(format), ...args].join(
    ' ',
  );
}

/** What is not written out: some blanks, or another character many times in a row. */
const runs = /( {8,}|([!-~])\2{63,})/;
const run = /^(?: {8,}|([!-~])\1{63,})$/;

function splitAtRuns(text: string): readonly Piece[] {
  const pieces: readonly (string | undefined)[] = text.split(runs);
  // Of three pieces each, the last is the character of the run.
  return pieces
    .filter((piece, at) => at % 3 !== 2 && piece !== undefined && piece !== '')
    .map((literal = '') => ({ literal }));
}

function runOf(text: string): string {
  return `"$(${printRun(text)})"`;
}

function printRun(text: string): string {
  const [character = ''] = text;
  const shown = character === '\\' ? "'\\\\'" : shellWord(character);
  return `head -c ${text.length} /dev/zero | tr '\\0' ${shown}`;
}

/** As a format of POSIX's printf, in which three octal digits are a byte. */
function escapeFormat(text: string, isText: boolean): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replace(isText ? /\p{Cc}/gu : /[^\x20-\x7e]/g, (found) => octal(found, isText));
}

function octal(text: string, isText: boolean): string {
  const bytes = [...Buffer.from(text, isText ? 'utf8' : 'latin1')];
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
