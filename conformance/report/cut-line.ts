/**
 * A text in at most so many characters: cut at the last space that fits, with an ellipsis.
 *
 * @example
 * cutLine('The server MUST respond with 404', 20); // 'The server MUST …'
 */
export function cutLine(text: string, width: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  const fitting = characters.slice(0, Math.max(width - 2, 1));
  if (characters[fitting.length] === ' ') return `${fitting.join('')} …`;
  const space = fitting.lastIndexOf(' ');
  const end = characters.indexOf(' ', fitting.length);
  const word = (end < 0 ? characters.length : end) - space - 1;
  // A long word, such as a path with an id, is cut itself.
  const isCut = word > longestWhole || space <= fitting.length / 2;
  return isCut ? `${fitting.join('')}…` : `${fitting.slice(0, space).join('')} …`;
}

const longestWhole = 20;
