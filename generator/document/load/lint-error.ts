/** Something wrong in a document, with its location in the file. */
export interface LintError {
  readonly severity: 'error' | 'warning';
  readonly location: DocumentLocation;
  /** A JSON Pointer to it; absent where it is not in the document itself, but in another file. */
  readonly pointer?: string;
  /** What is wrong: `type "boolen" is not a JSON Schema type`. */
  readonly message: string;
  /** A suggested fix, where there is one: `did you mean "boolean"?` */
  readonly suggestion?: string;
}

/** A location in a file; lines and columns count from 1. */
export interface DocumentLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Writes an error on one line: `spec/openapi.yaml:212:15: type "boolen" …; did you mean "boolean"?`
 */
export function formatError(error: LintError): string {
  const suggestion = error.suggestion === undefined ? '' : `; ${error.suggestion}`;
  const kind = error.severity === 'warning' ? 'warning: ' : '';
  return `${formatLocation(error.location)}: ${kind}${printable(error.message)}${printable(suggestion)}`;
}

/** A document's names must not move a terminal's cursor or begin a line of their own. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Writes a location as editors and terminals understand it: `file:line:column`. */
export function formatLocation(location: DocumentLocation): string {
  return `${location.file}:${String(location.line)}:${String(location.column)}`;
}

/** Orders errors by file, line and column, so that they read from top to bottom. */
export function sortErrors(errors: readonly LintError[]): readonly LintError[] {
  return [...errors].sort(
    (a, b) =>
      a.location.file.localeCompare(b.location.file) ||
      a.location.line - b.location.line ||
      a.location.column - b.location.column,
  );
}
