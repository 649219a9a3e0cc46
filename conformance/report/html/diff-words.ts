import { diffWordsWithSpace } from 'diff';

/** A piece of a text, and whether the other text lacks it. */
export interface DiffPiece {
  readonly text: string;
  readonly isOwn: boolean;
}

export interface WordDiff {
  readonly expected: readonly DiffPiece[];
  readonly actual: readonly DiffPiece[];
}

/** Longer texts are shown as a whole: comparing them costs more than it shows. */
const longest = 2000;

/** Marks the words of each text that the other one lacks. */
export function diffWords(expected: string, actual: string): WordDiff {
  if (expected.length + actual.length > longest) {
    return { expected: [{ text: expected, isOwn: true }], actual: [{ text: actual, isOwn: true }] };
  }
  const pieces = diffWordsWithSpace(expected, actual);
  return {
    expected: pieces
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isOwn: removed })),
    actual: pieces
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, isOwn: added })),
  };
}
