import type { Described } from '../contract/described.js';

/**
 * Where a response of an operation has the id of the object that it creates or returns: from pointer
 * to resource. A schema that several resources share does not say whose id it holds.
 */
export function ownIds(described: Described, operation: string | undefined): Map<string, string> {
  const found = Object.entries(described.resources).flatMap(([resource, known]) => {
    const pointers = known.creators.flatMap(({ operation: creator, id }) =>
      creator === operation && id.in === 'body' ? [id.pointer] : [],
    );
    if (operation !== undefined && known.retriever === operation) {
      const inBody = known.creators.flatMap(({ id }) => (id.in === 'body' ? [id.pointer] : []));
      pointers.push(...(inBody.length > 0 ? inBody : ['/id']));
    }
    return pointers.map((pointer): [string, string] => [pointer, resource]);
  });
  return new Map(found);
}
