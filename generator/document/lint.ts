import { join } from 'node:path';
import { InvalidDocumentError } from './load/errors.js';
import { buildContract } from './contract/build-contract.js';
import { sortErrors, type LintError } from './load/lint-error.js';
import { loadDocument, type LoadOptions } from './load/load.js';
import { loadRequirements } from './load/requirements.js';
import { findResourceErrors } from './load/resource-keyword.js';
import { buildModel } from './model/build-model.js';

/** What to check. */
export interface LintOptions extends Omit<LoadOptions, 'skipBroken' | 'uncheckedKeywords'> {
  /** The OpenAPI document, a file or a URL. Defaults to `spec/openapi.yaml`. */
  readonly spec?: string;
}

/**
 * Finds all errors and warnings of a document, in order of location.
 * @returns an empty list for a valid document; a document with findings of severity `error` can't
 * be used.
 * @throws {UnreadableDocumentError} when the document does not exist, or is not OpenAPI.
 *
 * @example
 * ```ts
 * import { lint } from '@upspec/document';
 *
 * const faults = await lint({ spec: 'spec/openapi.yaml' });
 * console.log(faults.length); // 0
 * ```
 */
export async function lint({
  spec = join('spec', 'openapi.yaml'),
  ...options
}: LintOptions = {}): Promise<readonly LintError[]> {
  try {
    const document = await loadDocument(spec, options);
    await loadRequirements(spec);
    const errors = findResourceErrors(document, () =>
      Object.keys(buildContract(buildModel(document)).resources),
    );
    return errors.length === 0 ? document.warnings : sortErrors([...document.warnings, ...errors]);
  } catch (error) {
    if (error instanceof InvalidDocumentError) return error.errors;
    throw error;
  }
}
