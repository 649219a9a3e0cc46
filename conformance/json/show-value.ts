const longest = 160;

/** A value in one short line for a message: JSON, cut at 160 characters; `absent` for undefined. */
export function showValue(value: unknown): string {
  return value === undefined ? 'absent' : cutText(JSON.stringify(value));
}

/** A text in one line, cut at 160 characters. No control character of a server's steers a terminal. */
export function cutText(text: string): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/[\t\n\v\f\r]+/g, ' ')
    .replace(/\p{Cc}/gu, '�');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
