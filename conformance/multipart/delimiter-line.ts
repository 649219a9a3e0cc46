const dash = 0x2d;
const space = 0x20;
const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** The line of a delimiter (RFC 2046, section 5.1.1). */
export interface DelimiterLine {
  readonly isLast: boolean;
  /** The index of what follows. */
  readonly next: number;
  /** The index of a line feed without a carriage return. */
  readonly bareLineFeed?: number;
}

/**
 * Reads what follows a boundary: white space and a line end, or two hyphens.
 *
 * @param from - The index behind the boundary.
 * @param isEnd - Whether nothing comes after the bytes.
 * @returns `unknown` where the next bytes decide, and undefined where the line goes on otherwise
 */
export function readDelimiterLine(
  bytes: Buffer,
  from: number,
  isEnd: boolean,
): DelimiterLine | 'unknown' | undefined {
  const isLast = bytes[from] === dash && bytes[from + 1] === dash;
  let at = isLast ? from + 2 : from;
  while (bytes[at] === space || bytes[at] === tab) at += 1;
  if (isLast && (bytes[at] === lineFeed || (isEnd && at >= bytes.length))) {
    return { isLast, next: at };
  }
  if (bytes[at] === lineFeed) return { isLast, next: at + 1, bareLineFeed: at };
  if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) return { isLast, next: at + 2 };
  return !isEnd && at + 2 > bytes.length ? 'unknown' : undefined;
}
