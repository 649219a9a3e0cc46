import { UnreadableDocumentError } from './errors.js';

/** The maximum depth of a document. The deepest known published one has about 40 levels. */
const MAX_DEPTH = 400;
/** The maximum number of values in a document, with each use of a YAML alias counted. */
const MAX_VALUES = 5_000_000;
/** The maximum number of uses of YAML aliases. */
const MAX_ALIASES = 20_000;

/** A value that is still to be counted. */
interface Open {
  readonly value: unknown;
  readonly depth: number;
  /** Whether it belongs to an object that an alias repeats. */
  readonly isRepeated: boolean;
}

/**
 * Rejects a document that was made to exhaust its reader, such as one whose aliases multiply.
 * @throws {UnreadableDocumentError} when it is nested too deeply, or has too many values or aliases.
 */
export function checkBounds(file: string, root: unknown): void {
  let left = MAX_VALUES;
  let aliases = 0;
  const seen = new Set<unknown>();
  const stack: Open[] = [{ value: root, depth: 0, isRepeated: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, depth } = next;
    if (--left < 0) throw tooLarge(file, `has more than ${String(MAX_VALUES)} values`);
    if (depth > MAX_DEPTH)
      throw tooLarge(file, `is nested deeper than ${String(MAX_DEPTH)} levels`);
    if (typeof value !== 'object' || value === null) continue;
    const isAlias = !next.isRepeated && seen.has(value);
    if (isAlias) aliases += 1;
    if (aliases > MAX_ALIASES) {
      throw tooLarge(file, `uses YAML aliases more than ${String(MAX_ALIASES)} times`);
    }
    seen.add(value);
    const isRepeated = next.isRepeated || isAlias;
    for (const inner of Object.values(value)) {
      stack.push({ value: inner, depth: depth + 1, isRepeated });
    }
  }
}

function tooLarge(file: string, what: string): UnreadableDocumentError {
  return new UnreadableDocumentError(`${file}: ${what} and is not read`);
}
