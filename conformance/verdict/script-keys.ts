import { keyOption, type CurlTarget } from './curl.js';
import { withKeyVariable } from './curl-function.js';
import type { ScriptStep } from './group-steps.js';

/** The options with the keys of a script whose requests have one of several; undefined elsewhere. */
export function differentKeys(
  steps: readonly ScriptStep[],
  target: CurlTarget,
): readonly string[] | undefined {
  const keyed = steps.filter(({ request: { auth } }) => auth === 'right' || auth === 'other');
  const options = new Set(keyed.map(({ request }) => keyOption(request, target) ?? ''));
  const isAlike = new Set([...options].map(withKeyVariable)).size === 1;
  return options.size > 1 && isAlike ? [...options] : undefined;
}

/** The option with the key that all commands of a script with a key have in common. */
export function commonKey(steps: readonly ScriptStep[], target: CurlTarget): string | undefined {
  const keyed = steps.filter(({ request: { auth } }) => auth === 'right');
  const options = keyed.map(({ request }) => keyOption(request, target));
  const [option] = options;
  return options.every((each) => each === option) ? option : undefined;
}
