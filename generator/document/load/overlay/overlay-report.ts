import { getLineColLocation, type Source } from '@redocly/openapi-core';
import type { LintError } from '../lint-error.js';

/** A finding at a location of an overlay. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
  readonly suggestion?: string;
  /** Whether it is about the key and not its value. */
  readonly isKey?: boolean;
  readonly severity?: LintError['severity'];
}

/** Collects the findings of one overlay, so that all of them are reported at once. */
export class OverlayReport {
  readonly found: LintError[] = [];
  readonly #file: string;
  readonly #source: Source;

  constructor(file: string, source: Source) {
    this.#file = file;
    this.#source = source;
  }

  add({ pointer, message, suggestion, isKey = false, severity = 'error' }: Problem): void {
    const { start } = getLineColLocation({
      source: this.#source,
      pointer: `#${pointer === '' ? '/' : pointer}`,
      reportOnKey: isKey,
    });
    const location = { file: this.#file, line: start.line, column: start.col };
    const error = { severity, location, message };
    this.found.push(suggestion === undefined ? error : { ...error, suggestion });
  }
}
