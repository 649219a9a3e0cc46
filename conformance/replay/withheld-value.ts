import { isMask } from '../fixture-format/mask.js';
import { liveOf, rebind, type Bindings, type Scalar } from './bindings.js';

/**
 * The scope that a secret is bound in which a recording leaves out, by the last word of its location:
 * `csrfToken` of a response is `X-CSRF-Token` of a request.
 */
function secretScope(location: string): string {
  const name = /[^./\s]*$/.exec(location)?.[0] ?? '';
  return `secret ${name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^x(?=[a-z])/, '')}`;
}

/** Remembers the live value of a secret that the recorded response does not show. */
export function bindWithheld(
  bindings: Bindings,
  location: string,
  pair: { readonly recorded: unknown; readonly live: unknown },
): Bindings {
  const { recorded, live } = pair;
  if (!isMask(recorded) || typeof live !== 'string') return bindings;
  return rebind(bindings, { scope: secretScope(location), recorded, live });
}

/** The live value of a secret that an earlier response returned under the same name. */
export function liveWithheld(
  bindings: Bindings,
  location: string,
  value: unknown,
): Scalar | undefined {
  return isMask(value) ? liveOf(bindings, secretScope(location), value) : undefined;
}
