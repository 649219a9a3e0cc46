import { UnreadableDocumentError } from './errors.js';

/** How deep a document may nest. The deepest published one known nests about 40 levels. */
const MAX_DEPTH = 400;
/** How many values a document may hold, each alias of YAML counted where it stands. */
const MAX_VALUES = 5_000_000;

/**
 * Refuses a document that was made to exhaust its reader, such as one whose aliases multiply.
 * @throws {UnreadableDocumentError} when it nests too deep or holds too much.
 */
export function checkBounds(file: string, root: unknown): void {
  let left = MAX_VALUES;
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (--left < 0) throw tooLarge(file, `holds more than ${String(MAX_VALUES)} values`);
    if (next.depth > MAX_DEPTH)
      throw tooLarge(file, `nests deeper than ${String(MAX_DEPTH)} levels`);
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const value of Object.values(next.value)) stack.push({ value, depth: next.depth + 1 });
  }
}

function tooLarge(file: string, what: string): UnreadableDocumentError {
  return new UnreadableDocumentError(`${file}: ${what} and is not read`);
}
