import type { OperationId } from '@upspec/openai-files/operations';
import type { Handler } from '../handler.js';
import type { Rules } from '../rules.js';

/**
 * Makes right rules faulty: what it gives stands in the place of theirs. It is called once for each
 * server, so that a fault can remember.
 */
export type Seam = (right: Rules) => Partial<Rules>;

/** Puts something around some operations. */
export function inOperations(
  ids: readonly OperationId[],
  wrap: (next: Handler, right: Rules) => Handler,
): Seam {
  return (right) => {
    const { handlers } = right;
    const wrapped = ids.map((id) => [id, wrap(handlers[id], right)] as const);
    return { handlers: { ...handlers, ...Object.fromEntries(wrapped) } };
  };
}

/** Several seams, one after the other. */
export function together(...seams: readonly Seam[]): Seam {
  return (right) => seams.reduce<Rules>((before, seam) => ({ ...before, ...seam(before) }), right);
}
