import {
  buildContract,
  buildModel,
  InvalidDocumentError,
  findResourceErrors,
  formatError,
  loadDocument,
  loadRequirements,
  sortErrors,
  UnreadableDocumentError,
  type Contract,
  type DocumentLocation,
  type LeftOutOperation,
} from '@upspec/document';
import { UsageError } from '../kit-error.js';

/** Where a contract is read from. */
export interface SpecSource {
  /** An OpenAPI document. */
  readonly spec: string;
  /** Overlays, in the order in which they are applied. */
  readonly overlays?: readonly string[] | undefined;
  /** Numbered statements; the `requirements.yaml` beside the document without it, where there is one. */
  readonly requirements?: string | undefined;
}

/**
 * Builds the contract of a document.
 *
 * @throws {UsageError} with every error of the document, its overlays and its requirements, each with
 *   file, line and column
 */
export async function loadSpecContract(source: SpecSource): Promise<Contract> {
  return (await load(source, false)).contract;
}

/** A contract, and the operations that it leaves out as the document has errors. */
export interface JudgeableContract {
  readonly contract: Contract;
  readonly leftOut: readonly LeftOutOperation[];
  /** The location of a value of the document by its JSON Pointer: `#/paths/~1pets/post`. */
  location(pointer: string): DocumentLocation;
}

/**
 * Builds the contract of a document without the operations that an error concerns.
 *
 * @throws {UsageError} with every error, where one concerns the whole document or every operation
 */
export function loadJudgeable(source: SpecSource): Promise<JudgeableContract> {
  return load(source, true);
}

async function load(source: SpecSource, skipBroken: boolean): Promise<JudgeableContract> {
  const { spec, overlays = [], requirements } = source;
  try {
    // A judge that left such a keyword out would pass what violates it.
    const uncheckedKeywords = skipBroken ? 'error' : 'warning';
    const document = await loadDocument(spec, { overlays, skipBroken, uncheckedKeywords });
    const model = buildModel(document, await loadRequirements(spec, requirements));
    const contract = buildContract(model);
    const errors = findResourceErrors(document, () => Object.keys(contract.resources));
    if (errors.length > 0) throw new InvalidDocumentError(sortErrors(errors));
    const location = (pointer: string): DocumentLocation => document.location(pointer);
    return { contract, leftOut: document.leftOut ?? [], location };
  } catch (cause) {
    if (cause instanceof InvalidDocumentError) {
      const errors = cause.errors.filter(({ severity }) => severity === 'error');
      throw new UsageError(errors.map(formatError).join('\n'), { cause });
    }
    if (cause instanceof UnreadableDocumentError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}
