/** Characters that move a terminal's cursor, change its state, or turn the reading direction. */
const CONTROLS = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text of a document as people are shown it, on a terminal too. */
export function shownText(text: string): string {
  return text.replaceAll(CONTROLS, '');
}
