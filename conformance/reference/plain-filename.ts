const ESCAPES: Readonly<Record<string, string>> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

/**
 * A filename as its sender knows it.
 *
 * The HTML standard ("multipart/form-data encoding algorithm") has clients write a quote, a carriage
 * return and a line feed as `%22`, `%0D` and `%0A`, and nothing else, so nothing else is undone.
 */
export function plainFilename(sent: string): string {
  return sent.replace(/%(?:22|0D|0A)/gi, (escape) => ESCAPES[escape.toUpperCase()] ?? escape);
}
