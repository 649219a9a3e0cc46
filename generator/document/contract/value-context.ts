import type { ValueFacts } from './infer-mode.js';
import type { Draft } from './resource-drafts.js';

/** What is known about a value besides its schema. */
export type ValueContext = Pick<ValueFacts, 'name' | 'foundIn'> &
  Partial<
    Pick<ValueFacts, 'owner' | 'isSent' | 'isReceived' | 'siblings' | 'isProblem' | 'isError'>
  > & {
    /** Its name in the inferences: `Pet.id`. */
    readonly location: string;
    /** The resource that a request with this value creates or changes. */
    readonly subject?: Draft | undefined;
    /** Whether it is an item of a list, which has the name of the list. */
    readonly isItem?: boolean;
  };
