import type { OpenAITarget } from './openai-probe.js';
import { itemsOf } from './answers.js';
import { listFiles } from './requests.js';
import { queryOf } from './sweep.js';

/** The created files, and the list that contains them. */
export interface Made {
  readonly purpose?: string;
  readonly wanted: ReadonlySet<string>;
}

/** A cursor directly before the created files, oldest first. Absent if nothing is before them. */
export interface Anchor {
  readonly after?: string;
}

/**
 * Finds a file of another client that is older than all created files, so that a list in
 * ascending order need not be followed through all files of the server.
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
