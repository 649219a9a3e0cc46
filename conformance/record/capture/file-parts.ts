import type { Contract } from '@upspec/document';

/** The names of all parts of multipart bodies that the contract has for files. */
export function filePartsOf({ operations }: Pick<Contract, 'operations'>): ReadonlySet<string> {
  return new Set(
    Object.values(operations)
      .flatMap(({ body }) => body?.parts ?? [])
      .filter(({ kind }) => kind === 'file')
      .flatMap(({ name, wireNames }) => [name, ...wireNames]),
  );
}
