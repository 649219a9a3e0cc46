import type { Model } from '@upspec/document';

/**
 * How a file of the program imports its client: by the package that the document names, or by its
 * path beside the program where it names none.
 * @param folder how many folders below `cli/` the file stands.
 */
export function clientModule({ packageName }: Model, folder: number): string {
  return packageName ?? `${'../'.repeat(folder + 1)}typescript/client.js`;
}
