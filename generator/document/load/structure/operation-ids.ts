import type { LocationObject } from '@redocly/openapi-core';
import type { Deviations, Tree } from './deviation.js';
import type { NodeLocation } from './slot.js';

/** An operation of the document. */
export interface VisitedOperation {
  readonly node: Tree;
  readonly location: NodeLocation;
}

/**
 * "The id MUST be unique among all operations described in the API" (OpenAPI 3.1.1, section
 * 4.8.10.1). The first operation keeps it; the others get a name from their method and path.
 */
export function checkOperationId(
  deviations: Deviations,
  { node, location }: VisitedOperation,
  known: Map<string, unknown>,
): void {
  const id = node['operationId'];
  if (typeof id !== 'string') return;
  const first = known.get(id);
  if (first === undefined) {
    known.set(id, node);
    return;
  }
  if (first === node) return;
  const { source, pointer } = location.child('operationId');
  const position: LocationObject = { source, pointer };
  deviations.found.push({
    severity: 'warning',
    location: position,
    message: `operationId "${id}" is used by another operation; this one is named for its path`,
    suggestion: 'give each operation its own id',
  });
  deviations.repairs.push(() => {
    Reflect.deleteProperty(node, 'operationId');
  });
}
