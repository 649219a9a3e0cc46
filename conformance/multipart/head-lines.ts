const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where the headers end, and where the content begins; -1 where they have no end yet. */
export function headEnd(bytes: Buffer): { readonly end: number; readonly next: number } {
  if (bytes[0] === lineFeed) return { end: 0, next: 1 };
  if (bytes[0] === carriageReturn && bytes[1] === lineFeed) return { end: 0, next: 2 };
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) {
    const hasReturn = bytes[at + 1] === carriageReturn;
    const second = hasReturn ? at + 2 : at + 1;
    if (bytes[second] === lineFeed) return { end: at + 1, next: second + 1 };
  }
  return { end: -1, next: -1 };
}

/** The indexes at which lines of headers end with a line feed alone. Those within quotes are not meant. */
export function bareLineFeeds(head: string): readonly number[] {
  return [...head.matchAll(/(?<!\r)\n/g)]
    .map(({ index }) => index)
    .filter((index) => !isInQuotes(head, index));
}

function isInQuotes(head: string, index: number): boolean {
  return ((head.slice(0, index).match(/(?<!\\)"/g) ?? []).length & 1) === 1;
}
