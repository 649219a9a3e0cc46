import type { Result } from '../../verdict/result.js';
import { splitCode, type ProsePiece } from '../split-code.js';
import { formatObservation } from '../../difference/observation.js';

/** What a server did where the correct behaviour is not documented. */
export interface ObservedView {
  readonly id: string;
  readonly clause: readonly ProsePiece[];
  readonly seen: readonly { readonly name: string; readonly text: string }[];
}

export function viewObserved({ cases, requirements }: Result): readonly ObservedView[] {
  return requirements
    .map(({ id, text }) => ({
      id,
      clause: splitCode(text),
      seen: cases.flatMap(({ name, observations }) => {
        const own = observations.filter(({ requirement }) => requirement === id);
        return own.map((each) => ({
          name,
          text: `${each.request}: ${formatObservation(each)}`,
        }));
      }),
    }))
    .filter(({ seen }) => seen.length > 0);
}
