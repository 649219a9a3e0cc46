import type { Contract } from '../../contract.js';

/** What is known where a step is built. */
export interface StepContext {
  readonly index: number;
  /** From a recorded id to the expression of the live one. */
  readonly ids: ReadonlyMap<string, string>;
  readonly contract: Contract;
  /** Tells what of the exchange can't be said. */
  readonly tell: (what: string) => void;
}
