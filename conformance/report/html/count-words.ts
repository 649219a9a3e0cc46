/**
 * A number with its noun, which gets an s where the number is not 1.
 *
 * @example
 * countWords(1, 'case'); // '1 case'
 * countWords(12, 'case'); // '12 cases'
 */
export function countWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
