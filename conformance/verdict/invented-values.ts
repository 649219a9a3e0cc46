import type { WireRequest } from '../replay/build-request.js';
import type { GivenValue } from './given-values.js';
import type { OriginOfId } from './needed-steps.js';
import { openTokenSearch } from './token-search.js';

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
  const firstSent = firstCommands(steps, commands);
  for (const [step, { given = [] }] of steps.entries()) {
    for (const value of given) {
      const token = String(value.id);
      if (value.at.in === 'tag' || invented.has(token)) continue;
      if ((firstSent.get(token) ?? Infinity) > step) invented.set(token, { ...value, step });
    }
  }
  return invented;
}

/** By value: the first command that contains it. */
function firstCommands(
  steps: readonly Giving[],
  commands: readonly string[],
): ReadonlyMap<string, number> {
  const search = openTokenSearch(
    steps.flatMap(({ given = [] }) => given.map(({ id }) => String(id))),
  );
  const first = new Map<string, number>();
  for (const [index, command] of commands.entries()) {
    for (const token of search(command)) if (!first.has(token)) first.set(token, index);
  }
  return first;
}

/** The values that a step gave first and that some commands name. */
export function usedOf(
  created: ReadonlyMap<string, OriginOfId>,
  { index, texts }: { readonly index: number; readonly texts: readonly string[] },
): readonly (readonly [token: string, value: OriginOfId])[] {
  return [...created].filter(
    ([token, { step, at }]) =>
      step === index && at.in !== 'request' && texts.some((text) => text.includes(token)),
  );
}
