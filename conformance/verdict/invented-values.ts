import type { WireRequest } from '../replay/build-request.js';
import type { GivenValue } from './given-values.js';
import type { OriginOfId } from './needed-steps.js';

interface Giving {
  readonly sent: WireRequest;
  readonly given?: readonly GivenValue[];
}

/**
 * The values that responses gave and no request had sent before: the server invented them. Entity tags
 * are not among them.
 *
 * @param commands those of the steps
 * @returns by the value as a string
 */
export function inventedValues(
  steps: readonly Giving[],
  commands: readonly string[],
): ReadonlyMap<string, OriginOfId> {
  const invented = new Map<string, OriginOfId>();
  for (const [step, { given = [] }] of steps.entries()) {
    for (const value of given) {
      const token = String(value.id);
      if (value.at.in === 'tag' || invented.has(token)) continue;
      const isSent = commands.slice(0, step + 1).some((command) => command.includes(token));
      if (!isSent) invented.set(token, { ...value, step });
    }
  }
  return invented;
}

/** The values of a step that are kept: the first id that it created, and what later commands name. */
export function usedOf(
  created: ReadonlyMap<string, OriginOfId>,
  { index, texts }: { readonly index: number; readonly texts: readonly string[] },
): readonly (readonly [token: string, value: OriginOfId])[] {
  const own = [...created].filter(([, { step, at }]) => step === index && at.in !== 'request');
  const isNamed = (token: string): boolean => texts.some((text) => text.includes(token));
  const [id] = own.filter(([, value]) => value.isCreated === true);
  return own.filter((each) => each === id || isNamed(each[0]));
}
