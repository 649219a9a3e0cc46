/** Characters that move a terminal's cursor, change its state, or turn the reading direction. */
const CONTROLS = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A string of a document, safe to show to people and on a terminal. */
export function shownText(text: string): string {
  return text.replaceAll(CONTROLS, '');
}
