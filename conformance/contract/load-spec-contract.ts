import {
  buildContract,
  buildModel,
  DocumentFaultsError,
  loadDocument,
  loadRequirements,
  loadRequirementsFile,
  UnreadableDocumentError,
  type Contract,
} from '@upspec/document';
import { UsageError } from '../kit-error.js';

export interface SpecFiles {
  /** An OpenAPI document. */
  readonly spec: string;
  /** OpenAPI Overlays, applied in order. */
  readonly overlays?: readonly string[] | undefined;
  /** Numbered statements; `requirements.yaml` beside the document where it is left out. */
  readonly requirements?: string | undefined;
}

/**
 * Builds the contract of a document on disk.
 *
 * @throws {UsageError} with every error of the document, the overlays and the requirements, and for a
 *   file that can't be read
 */
export async function loadSpecContract(files: SpecFiles): Promise<Contract> {
  try {
    return await build(files);
  } catch (cause) {
    const isOfFiles =
      cause instanceof DocumentFaultsError || cause instanceof UnreadableDocumentError;
    throw isOfFiles ? new UsageError(cause.message, { cause }) : cause;
  }
}

async function build(files: SpecFiles): Promise<Contract> {
  const { spec, overlays = [], requirements } = files;
  const model = buildModel(await loadDocument(spec, { overlays }));
  const statements =
    requirements === undefined
      ? await loadRequirements(spec)
      : await loadRequirementsFile(requirements);
  return buildContract(model, statements);
}
