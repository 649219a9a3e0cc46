import { isSameResponse } from './api-response.js';
import { createMutator } from './mutate.js';
import { MUTATIONS, type Mutation } from './mutations.js';
import type { Sent } from './traffic-memory.js';

/** A mutation that changes a byte of a session's responses. */
export interface EffectiveMutation {
  readonly mutation: Mutation;
  /** The index of the first response that it changes. */
  readonly first: number;
}

/** The index of the first response of a session that a mutation changes; -1 where it changes none. */
export function firstChanged(mutation: Mutation, sent: readonly Sent[]): number {
  const mutate = createMutator(mutation);
  return sent.findIndex((each) => !isSameResponse(mutate(each), each.response));
}

/** All mutations that change a byte of a session's responses. */
export function effectiveMutations(sent: readonly Sent[]): readonly EffectiveMutation[] {
  return MUTATIONS.map((mutation) => ({ mutation, first: firstChanged(mutation, sent) })).filter(
    ({ first }) => first !== -1,
  );
}
