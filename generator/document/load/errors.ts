import { formatError, type LintError } from './lint-error.js';

/** The document has errors; all that could be found are reported at once, in order of location. */
export class InvalidDocumentError extends Error {
  override readonly name = 'InvalidDocumentError';
  readonly errors: readonly LintError[];

  constructor(errors: readonly LintError[], options?: ErrorOptions) {
    super(errors.map(formatError).join('\n'), options);
    this.errors = errors;
  }
}

/** The document can't be read: it does not exist, is a folder, is too large, or is not OpenAPI. */
export class UnreadableDocumentError extends Error {
  override readonly name = 'UnreadableDocumentError';
}
