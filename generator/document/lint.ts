import { join } from 'node:path';
import { DocumentFaultsError } from './load/errors.js';
import { buildContract } from './contract/build-contract.js';
import { sortFaults, type Fault } from './load/fault.js';
import { loadDocument, type LoadOptions } from './load/load.js';
import { loadRequirements } from './load/requirements.js';
import { findResourceFaults } from './load/resource-keyword.js';
import { buildModel } from './model/build-model.js';

/** What to check. */
export interface LintOptions extends Omit<LoadOptions, 'skipBroken'> {
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
}: LintOptions = {}): Promise<readonly Fault[]> {
  try {
    const document = await loadDocument(spec, options);
    await loadRequirements(spec);
    const faults = findResourceFaults(document, () =>
      Object.keys(buildContract(buildModel(document)).resources),
    );
    return faults.length === 0 ? document.warnings : sortFaults([...document.warnings, ...faults]);
  } catch (error) {
    if (error instanceof DocumentFaultsError) return error.faults;
    throw error;
  }
}
