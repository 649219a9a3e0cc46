import {
  buildContract,
  buildModel,
  loadDocument,
  loadRequirements,
  loadRequirementsFile,
  type Contract,
} from '@upspec/document';

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
 * @throws {DocumentFaultsError} with every error of the document, the overlays and the requirements
 * @throws {UnreadableDocumentError} for a file that can't be read
 */
export async function loadSpecContract(files: SpecFiles): Promise<Contract> {
  const { spec, overlays = [], requirements } = files;
  const model = buildModel(await loadDocument(spec, { overlays }));
  const statements =
    requirements === undefined
      ? await loadRequirements(spec)
      : await loadRequirementsFile(requirements);
  return buildContract(model, statements);
}
