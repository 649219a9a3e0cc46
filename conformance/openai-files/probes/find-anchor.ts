import type { OpenAITarget } from './openai-probe.js';
import { itemsOf } from './answers.js';
import { listFiles } from './requests.js';
import { queryOf } from './sweep.js';

/** What was made, and the list that it stands in. */
export interface Made {
  readonly purpose?: string;
  readonly wanted: ReadonlySet<string>;
}

/** A cursor right before what was made, oldest first; without one nothing stands before it. */
export interface Anchor {
  readonly after?: string;
}

/**
 * Looks for a file of somebody else's that is older than all that was made, so that a list in
 * rising order need not be followed through everything that the server has.
 */
export async function findAnchor(target: OpenAITarget, { purpose, wanted }: Made): Promise<Anchor> {
  const limit = Math.min(target.profile.paging.mostPerPage, wanted.size + 20);
  const list = { ...(purpose !== undefined && { purpose }), limit };
  const items = itemsOf(await target.ask(listFiles(queryOf(list))));
  const moment = ({ created_at: told }: (typeof items)[number]): number => Number(told);
  const own = items.filter(({ id }) => wanted.has(String(id)));
  const oldest = Math.min(...own.map(moment));
  const before = items.find((item) => moment(item) < oldest);
  return before === undefined ? {} : { after: String(before['id']) };
}
