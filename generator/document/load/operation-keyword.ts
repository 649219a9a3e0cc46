import { isJsonObject, type Json, type JsonObject } from './json.js';
import { escapeToken } from './json-pointer.js';
import type { DocumentLocation, LintError } from './lint-error.js';

/** An error of a keyword's value. */
export interface KeywordError {
  /** A JSON Pointer into the value. */
  readonly at: string;
  readonly message: string;
  readonly suggestion: string;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** A document whose operations have the keyword. */
export interface KeywordDocument {
  readonly root: JsonObject;
  location(pointer: string): DocumentLocation;
}

/** Checks a keyword in every operation that has it. */
export function findKeywordErrors(
  { root, location }: KeywordDocument,
  keyword: string,
  check: (value: Json, path: string) => readonly KeywordError[],
): readonly LintError[] {
  const paths = isJsonObject(root['paths']) ? root['paths'] : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = isJsonObject(item) ? item[method] : undefined;
      const value = isJsonObject(operation) ? operation[keyword] : undefined;
      if (value === undefined) return [];
      const pointer = `#/paths/${escapeToken(path)}/${method}/${keyword}`;
      return check(value, path).map(({ at, message, suggestion }): LintError => ({
        severity: 'error',
        location: location(`${pointer}${at}`),
        pointer: `${pointer}${at}`,
        message: `${keyword}: ${message}`,
        suggestion,
      }));
    }),
  );
}
