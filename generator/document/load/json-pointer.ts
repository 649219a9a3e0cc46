import type { Json } from './json.js';

/**
 * The tokens of a JSON pointer (RFC 6901), unescaped: `/data/0/a~1b` has `data`, `0`, `a/b`.
 *
 * A pointer that begins with `#` is a URI fragment, as in a `$ref`: its percent signs are decoded
 * first (section 6). Then `~1` becomes `/`, and after that `~0` becomes `~`, so that
 * `~01` is `~1` (section 4). A percent sign or a tilde that escapes nothing is kept.
 * @throws {RangeError} for a string that is not a pointer: a pointer is empty or begins with a
 * slash.
 */
export function parsePointer(pointer: string): readonly string[] {
  const path = pathOf(pointer);
  if (path === '') return [];
  if (!path.startsWith('/')) throw new RangeError(`not a JSON pointer: ${pointer}`);
  return path
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Builds a pointer from tokens: `data`, `0`, `a/b` becomes `/data/0/a~1b`. */
export function formatPointer(tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>(pointerTo, '');
}

/** A pointer with one more token. */
export function pointerTo(parent: string, token: string | number): string {
  return `${parent}/${escapeToken(String(token))}`;
}

/**
 * A key as one token of a pointer: `~` before `/`, so that no tilde is escaped twice (section 3).
 */
export function escapeToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * The value at a pointer, in either of its two forms.
 *
 * Only own properties count, and of a list only its items, whose numbers have no leading zero
 * (section 4).
 * @returns undefined where there is no value, or the string is not a pointer.
 */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined;
export function valueAt(value: unknown, pointer: string): unknown;
export function valueAt(value: unknown, pointer: string): unknown {
  if (!/^(?:\/|$)/.test(pathOf(pointer))) return undefined;
  return parsePointer(pointer).reduce<unknown>(step, value);
}

function step(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(token)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[token];
}

function pathOf(pointer: string): string {
  if (!pointer.startsWith('#')) return pointer;
  try {
    return decodeURIComponent(pointer.slice(1));
  } catch {
    return pointer.slice(1);
  }
}
