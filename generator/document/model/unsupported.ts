import { formatLocation, printable, type DocumentLocation } from '../load/lint-error.js';

/** Something in the document that is not fully supported. It is always reported. */
export interface Unsupported {
  readonly location: DocumentLocation;
  /** What it is, and what is done instead. */
  readonly message: string;
}

/**
 * Formats each message on one line, with its locations: the first one at the beginning, where editors
 * look for it, and the others at the end.
 *
 * @example
 * formatUnsupported([
 *   { location: { file: 'a.yaml', line: 4, column: 7 }, message: 'types do not express not' },
 *   { location: { file: 'a.yaml', line: 9, column: 7 }, message: 'types do not express not' },
 * ]); // ['a.yaml:4:7: types do not express not (also at 9:7)']
 */
export function formatUnsupported(unsupported: readonly Unsupported[]): readonly string[] {
  const byMessage = new Map<string, DocumentLocation[]>();
  for (const { message, location } of unsupported) {
    const known = byMessage.get(message);
    if (known === undefined) byMessage.set(message, [location]);
    else known.push(location);
  }
  return [...byMessage].flatMap(([message, [first, ...others]]) => {
    if (first === undefined) return [];
    const also = others.map((location) => nextTo(first, location)).join(', ');
    const line = `${formatLocation(first)}: ${printable(message)}`;
    return [also === '' ? line : `${line} (also at ${also})`];
  });
}

/** A location after another one, without its file where that is the same. */
function nextTo({ file }: DocumentLocation, location: DocumentLocation): string {
  if (location.file !== file) return formatLocation(location);
  return `${String(location.line)}:${String(location.column)}`;
}
