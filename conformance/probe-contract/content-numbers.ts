import { randomInt } from 'node:crypto';

/** Numbers for contents, so that no two files of a run are the same, nor those of two runs. */
export interface ContentNumbers {
  /** The next number of contents of a shape: it follows the one before, and the first is random. */
  next(shape: string): number;
  /** How many files of a name the run has created: 1 with this one. */
  count(filename: string): number;
}

/** The first number fits into five characters from a to z. */
const range = 26 ** 5;

export function openContentNumbers(): ContentNumbers {
  const first = randomInt(range);
  const used = new Map<string, number>();
  const named = new Map<string, number>();
  return {
    next(shape) {
      const count = used.get(shape) ?? 0;
      used.set(shape, count + 1);
      return first + count;
    },
    count(filename) {
      const count = (named.get(filename) ?? 0) + 1;
      named.set(filename, count);
      return count;
    },
  };
}
