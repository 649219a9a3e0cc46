import { ts } from 'ts-morph';

/**
 * The compiler's own words, reserved everywhere or, from `implements` to `yield`, in strict code.
 */
const KEYWORDS: readonly string[] = [
  ...wordsBetween(ts.SyntaxKind.FirstReservedWord, ts.SyntaxKind.LastReservedWord),
  ...wordsBetween(ts.SyntaxKind.FirstFutureReservedWord, ts.SyntaxKind.LastFutureReservedWord),
];

/**
 * Words that can't name a variable or an argument in a module: the reserved words of ECMAScript
 * (https://tc39.es/ecma262/#sec-keywords-and-reserved-words), `await`, which is one in modules
 * only, the two names that strict code can't declare, and `undefined`.
 */
export const RESERVED_WORDS: readonly string[] = [
  ...KEYWORDS,
  'arguments',
  'await',
  'eval',
  'undefined',
];

function wordsBetween(first: ts.SyntaxKind, last: ts.SyntaxKind): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const kind: ts.SyntaxKind = first + index;
    return ts.tokenToString(kind) ?? '';
  });
}
