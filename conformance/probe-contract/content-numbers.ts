import { randomInt } from 'node:crypto';

/** Numbers for contents, so that no two files of a run are the same, nor those of two runs. */
export interface ContentNumbers {
  /** The next number of contents of a shape: it follows the one before, and the first is random. */
  next(shape: string): number;
  /** How many files of a name the run has created: 1 with this one. */
  count(filename: string): number;
}

/**
 * The first number fits into five characters from a to z. Hundreds of numbers after it differ in the
 * last two alone, so that commands can count them.
 */
const first = { range: 26 ** 3, step: 26 ** 2 };

export function openContentNumbers(): ContentNumbers {
  const start = randomInt(first.range) * first.step;
  const used = new Map<string, number>();
  const named = new Map<string, number>();
  return {
    next(shape) {
      const count = used.get(shape) ?? 0;
      used.set(shape, count + 1);
      return start + count;
    },
    count(filename) {
      const count = (named.get(filename) ?? 0) + 1;
      named.set(filename, count);
      return count;
    },
  };
}
