import { buildModel, loadDocument, loadRequirements } from '@upspec/document';
import { formatFiles } from '../../../output/format-file.js';
import { docs } from '../emit.js';

/** The pages of a document by their paths below the output folder, formatted. */
export async function emitPages(spec: string): Promise<ReadonlyMap<string, string>> {
  const model = buildModel(await loadDocument(spec), await loadRequirements(spec));
  const { files } = await docs.emit(model);
  const formatted = await formatFiles(files);
  return new Map(formatted.map(({ path, text }) => [path, text]));
}
