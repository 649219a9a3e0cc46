import { quotedWord, shellWord } from '@upspec/document/shell-word';
import { splitAtSecrets, type Secrets } from '../replay/secrets.js';

/** What a shell puts in place of strings of a command. */
export interface Expansions {
  /** Secrets, by their expression without its dollar sign: `PETS_API_KEY`. */
  readonly secrets: Secrets;
  /** The name of a variable, by the string that it replaces. */
  readonly variables: ReadonlyMap<string, string>;
  /** What the beginning of a word is replaced by. */
  readonly beginning?: { readonly text: string; readonly name: string };
}

/** The variable of a loop, whose values contain only ASCII words. */
export const loopVariable = 'n';

export const noExpansions: Expansions = { secrets: {}, variables: new Map() };

/** A piece of a word: characters as they are, or an expression such as `$id`. */
export type Piece = { readonly literal: string } | { readonly expression: string };

/** Cuts a text where a shell expands it. */
export function piecesOf(text: string, { secrets, variables }: Expansions): readonly Piece[] {
  const pieces = splitAtSecrets(text, secrets).flatMap((piece, at): readonly Piece[] =>
    at % 2 === 1 ? [{ expression: piece }] : splitAtVariables(piece, variables),
  );
  return pieces.filter((piece) => !('literal' in piece) || piece.literal !== '');
}

function splitAtVariables(text: string, variables: ReadonlyMap<string, string>): readonly Piece[] {
  const present = [...variables.keys()].filter((token) => token !== '' && text.includes(token));
  if (present.length === 0) return [{ literal: text }];
  const longestFirst = present.toSorted((one, other) => other.length - one.length);
  const source = longestFirst.map((token) => token.replace(/[^\w]/g, '\\$&')).join('|');
  return text.split(new RegExp(`(${source})`)).map((piece, at): Piece => {
    if (at % 2 === 0) return { literal: piece };
    return { expression: `$${variables.get(piece) ?? ''}` };
  });
}

/**
 * A text as one word of a shell, in which expressions are expanded and never split (POSIX.1-2017,
 * Shell Command Language, 2.2): without quotes where a shell reads it unchanged, in double quotes
 * where nothing in it has a meaning there, and in single quotes otherwise.
 *
 * @param fixed how many characters at its beginning no variable may replace, as the program that reads
 *   the word would take others for an option or for the name of a file
 * @example
 * const variables = new Map([['pet-1', 'id']]);
 * expandedWord('/pets/pet-1', { secrets: {}, variables }); // "/pets/$id"
 */
export function expandedWord(text: string, expansions: Expansions, fixed = 0): string {
  const { secrets, beginning, variables } = expansions;
  const isReplaced = beginning !== undefined && text.startsWith(beginning.text);
  const start = isReplaced ? beginning.text.length : fixed;
  const pieces: readonly Piece[] = [
    ...(isReplaced ? [{ expression: `$${beginning.name}` }] : []),
    ...piecesOf(text.slice(isReplaced ? start : 0, start), { secrets, variables: new Map() }),
    ...piecesOf(text.slice(start), { secrets, variables }),
  ];
  return quotePieces(pieces);
}

/**
 * The parameters of a function, the first of which a text precedes (POSIX.1-2017, Shell Command
 * Language, 2.5.2): `"http://127.0.0.1$@"`.
 */
export function parametersBehind(text: string): string {
  return quotePieces([{ literal: text }, { expression: '$@' }]);
}

function quotePieces(given: readonly Piece[]): string {
  const pieces = mergeLiterals(given);
  const [first] = pieces;
  if (first === undefined) return "''";
  if (pieces.length === 1 && 'literal' in first) return shellWord(first.literal);
  if (pieces.every((piece) => 'expression' in piece || isPlainInDoubleQuotes(piece.literal))) {
    return `"${pieces.map((piece, at) => inDoubleQuotes(piece, pieces[at + 1])).join('')}"`;
  }
  return pieces
    .map((piece) => ('literal' in piece ? quotedWord(piece.literal) : `"${piece.expression}"`))
    .join('');
}

function mergeLiterals(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last !== undefined && 'literal' in last && 'literal' in piece) {
      merged[merged.length - 1] = { literal: last.literal + piece.literal };
    } else merged.push(piece);
  }
  return merged;
}

/** An exclamation mark would recall a command in a shell that people type in. */
function isPlainInDoubleQuotes(text: string): boolean {
  return !/["$`\\!]/.test(text);
}

/** In zsh, `$id[1]` and `$id:h` are more than the variable. */
function inDoubleQuotes(piece: Piece, next: Piece | undefined): string {
  if ('literal' in piece) return piece.literal;
  const isFollowed = next !== undefined && 'literal' in next && /^[\w[:]/.test(next.literal);
  const { expression } = piece;
  return isFollowed && /^\$\w+$/.test(expression) ? `\${${expression.slice(1)}}` : expression;
}
