import { UnreadableDocumentError } from './errors.js';

/** The maximum depth of a document. The deepest known published one has about 40 levels. */
const MAX_DEPTH = 400;
/** The maximum number of values in a document, with each use of a YAML alias counted. */
const MAX_VALUES = 5_000_000;

/**
 * Rejects a document that was made to exhaust its reader, such as one whose aliases multiply.
 * @throws {UnreadableDocumentError} when it is nested too deeply or has too many values.
 */
export function checkBounds(file: string, root: unknown): void {
  let left = MAX_VALUES;
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (--left < 0) throw tooLarge(file, `has more than ${String(MAX_VALUES)} values`);
    if (next.depth > MAX_DEPTH)
      throw tooLarge(file, `is nested deeper than ${String(MAX_DEPTH)} levels`);
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const value of Object.values(next.value)) stack.push({ value, depth: next.depth + 1 });
  }
}

function tooLarge(file: string, what: string): UnreadableDocumentError {
  return new UnreadableDocumentError(`${file}: ${what} and is not read`);
}
