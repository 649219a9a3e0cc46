import type { ContentNumbers } from '../../probe-contract/content-numbers.js';

/** A name of ASCII characters that need no escape, with an extension. */
const plain = /^([A-Za-z][\w-]*)(\.[A-Za-z]\w*)$/;

/**
 * A filename that no other file of the run has, for a server that stores files by their names. The
 * first file of a name keeps it. A name with other characters is kept too, as it may be what a case
 * tests.
 *
 * @example
 * const numbers = openContentNumbers();
 * freshName('notes.txt', numbers); // 'notes.txt'
 * freshName('notes.txt', numbers); // 'notes-2.txt'
 */
export function freshName(filename: string, numbers: ContentNumbers): string {
  const [, stem, extension] = plain.exec(filename) ?? [];
  if (stem === undefined || extension === undefined) return filename;
  const count = numbers.count(filename);
  return count === 1 ? filename : `${stem}-${count}${extension}`;
}
