/**
 * A text in at most so many characters: cut at the last space that fits, with an ellipsis.
 *
 * @example
 * cutLine('The server MUST respond with 404', 20); // 'The server MUST …'
 */
export function cutLine(text: string, width: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  const fitting = characters.slice(0, Math.max(width - 2, 1)).join('');
  // A word that is longer than the half of the line is cut itself.
  const space =
    characters[Math.max(width - 2, 1)] === ' ' ? fitting.length : fitting.lastIndexOf(' ');
  return space > fitting.length / 2 ? `${fitting.slice(0, space)} …` : `${fitting}…`;
}
