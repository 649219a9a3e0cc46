import { readFile, stat } from 'node:fs/promises';
import { UnreadableDocumentError } from './errors.js';

/** The maximum size of a document, in bytes. GitHub's, the largest known, has 13 MB. */
export const MAX_DOCUMENT_BYTES: number = 64 * 1024 * 1024;

/**
 * Reads a document as text.
 * @throws {UnreadableDocumentError} when it does not exist, is not a file, or is larger than
 * `MAX_DOCUMENT_BYTES`.
 */
export async function readSource(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_DOCUMENT_BYTES) {
      const megabytes = String(MAX_DOCUMENT_BYTES / 1024 / 1024);
      throw new UnreadableDocumentError(`${file}: larger than ${megabytes} MiB, the maximum size`);
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    throw new UnreadableDocumentError(`${file}: can't be read: ${reason(error)}`, { cause: error });
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'the file does not exist';
  if (code === 'EISDIR') return 'it is a folder; name the document in it';
  if (code === 'EACCES') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
