import { diffWordsWithSpace } from 'diff';

/** A piece of a text, and whether the other text lacks it. */
export interface DiffPiece {
  readonly text: string;
  readonly isOwn: boolean;
}

export interface WordDiff {
  readonly wanted: readonly DiffPiece[];
  readonly got: readonly DiffPiece[];
}

/** Longer texts are shown whole: comparing them takes more than they tell. */
const longest = 2000;

/** Marks in what was wanted and in what came the words that the other lacks. */
export function diffWords(wanted: string, got: string): WordDiff {
  if (wanted.length + got.length > longest) {
    return { wanted: [{ text: wanted, isOwn: true }], got: [{ text: got, isOwn: true }] };
  }
  const pieces = diffWordsWithSpace(wanted, got);
  return {
    wanted: pieces
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isOwn: removed })),
    got: pieces
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, isOwn: added })),
  };
}
