import type { Operation } from '../../model/operation.js';

/** The title of an operation's page: its summary, or else its id. */
export function titleOf({ summary, id }: Operation): string {
  return summary === '' ? id : summary;
}
