import { idTypeOf } from './id-type.js';
import type { ValueFacts } from './infer-mode.js';
import type { ResourceDrafts } from './resource-drafts.js';
import type { Shape } from './shape.js';
import type { ValueContext } from './value-context.js';

/** What is known of the whole document. */
interface DocumentFacts {
  readonly drafts: ResourceDrafts;
  readonly baseUrl: string;
}

/** What a value's mode is inferred from: its schema, where it is found, and the document around it. */
export function valueFacts(
  { drafts, baseUrl }: DocumentFacts,
  shape: Shape,
  foundIn: ValueContext,
): ValueFacts {
  return {
    shape,
    name: foundIn.name,
    foundIn: foundIn.foundIn,
    owner: foundIn.owner,
    subject: foundIn.subject,
    isSent: foundIn.isSent ?? false,
    isReceived: foundIn.isReceived ?? true,
    siblings: foundIn.siblings ?? new Set(),
    isProblem: foundIn.isProblem ?? false,
    isError: foundIn.isError ?? false,
    resourceFor: (word) => drafts.wordFor(word),
    onlyResource: drafts.onlyWithIds(idTypeOf(shape), foundIn.owner ?? foundIn.subject),
    baseUrl,
  };
}
