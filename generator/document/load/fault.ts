/** Something wrong in a document, with its location in the file. */
export interface Fault {
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  /** A JSON Pointer to it; absent where it is not in the document itself, but in another file. */
  readonly pointer?: string;
  /** What is wrong: `type "boolen" is not a JSON Schema type`. */
  readonly message: string;
  /** A suggested fix, where there is one: `did you mean "boolean"?` */
  readonly suggestion?: string;
}

/** A location in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Writes an error on one line: `spec/openapi.yaml:212:15: type "boolen" …; did you mean "boolean"?`
 */
export function formatFault(fault: Fault): string {
  const suggestion = fault.suggestion === undefined ? '' : `; ${fault.suggestion}`;
  const kind = fault.severity === 'warning' ? 'warning: ' : '';
  return `${formatPlace(fault.place)}: ${kind}${printable(fault.message)}${printable(suggestion)}`;
}

/** A document's names must not move a terminal's cursor or begin a line of their own. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Writes a location as editors and terminals understand it: `file:line:column`. */
export function formatPlace(place: Place): string {
  return `${place.file}:${String(place.line)}:${String(place.column)}`;
}

/** Orders errors by file, line and column, so that they read from top to bottom. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort(
    (a, b) =>
      a.place.file.localeCompare(b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column,
  );
}
