import type { Model } from '@upspec/document';

/**
 * How a file of the CLI imports its client: by the package name of the document, or by the path
 * next to the CLI where the document has none.
 * @param folder the depth of the file below `cli/`.
 */
export function clientModule({ packageName }: Model, folder: number): string {
  return packageName ?? `${'../'.repeat(folder + 1)}typescript/client.js`;
}
