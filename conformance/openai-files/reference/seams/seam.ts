import type { OperationId } from '../operation-id.js';
import type { Handlers } from '../operations/handlers.js';
import type { Rules } from '../rules.js';

const change: unique symbol = Symbol('change');

/**
 * Replaces rules of the server. Only the functions of this file create a seam, so that a seam can
 * only replace rules that exist.
 */
export interface Seam {
  readonly [change]: (right: Rules) => Rules;
}

/** Replaces a rule. The new rule may call the old one. */
export function inRule<Part extends keyof Rules, Name extends keyof Rules[Part]>(
  part: Part,
  name: Name,
  replace: (rule: Rules[Part][Name], right: Rules) => Rules[Part][Name],
): Seam {
  return {
    [change]: (right) => {
      const replaced = { [name]: replace(right[part][name], right) };
      return { ...right, [part]: { ...right[part], ...replaced } };
    },
  };
}

/** Wraps some operations. */
export function inOperations(
  ids: readonly OperationId[],
  wrap: (next: Handlers[OperationId]) => Handlers[OperationId],
): Seam {
  return together(...ids.map((id) => inRule('handlers', id, wrap)));
}

/** Several seams, one after the other. */
export function together(...seams: readonly Seam[]): Seam {
  return { [change]: (right) => seams.reduce(withSeam, right) };
}

/** A seam with variables, which are created for each server. */
export function remembering(build: () => Seam): Seam {
  return { [change]: (right) => withSeam(right, build()) };
}

/** The rules of one server with the replacements of the seam. */
export function withSeam(right: Rules, seam: Seam): Rules {
  return seam[change](right);
}
