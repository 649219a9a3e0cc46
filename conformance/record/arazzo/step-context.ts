import type { Contract } from '@upspec/document';

/** What is known where a step is built. */
export interface StepContext {
  readonly index: number;
  /** From a recorded resource, as `pets 3`, to the expression of the live id. */
  readonly ids: ReadonlyMap<string, string>;
  readonly contract: Contract;
  /** Reports what of the exchange can't be said. */
  readonly report: (what: string) => void;
}
