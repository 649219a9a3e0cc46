/** The widest line of a comment, without its indentation. */
const WIDEST = 100;

/** A string as the lines of a comment. */
export function commentLines(text: string): readonly string[] {
  const lines = text
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap(wrap);
  return lines.map((line) => (line.trimEnd() === '' ? '#' : `# ${line.trimEnd()}`));
}

/** A string as one line, for a tag: `@param id [String] the id`. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function wrap(line: string): readonly string[] {
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  const wrapped: string[] = [];
  let current = '';
  for (const word of line.trim().split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && longer.length > WIDEST) {
      wrapped.push(indentation + current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...wrapped, indentation + current];
}
