import type { OpenAITarget } from './openai-probe.js';
import { itemsOf } from './responses.js';
import { listFiles } from './requests.js';
import { queryOf } from './sweep.js';

/** The created files, and the list that contains them. */
export interface CreatedFiles {
  readonly purpose?: string;
  readonly expected: ReadonlySet<string>;
}

/** A cursor directly before the created files, oldest first. Absent if nothing is before them. */
export interface Anchor {
  readonly after?: string;
}

/**
 * Finds a file of another client that is older than all created files, so that a list in
 * ascending order need not be followed through all files of the server.
 */
export async function findAnchor(
  target: OpenAITarget,
  { purpose, expected }: CreatedFiles,
): Promise<Anchor> {
  const limit = Math.min(target.profile.paging.mostPerPage, expected.size + 20);
  const list = { ...(purpose !== undefined && { purpose }), limit };
  const items = itemsOf(await target.send(listFiles(queryOf(list))));
  const timestamp = ({ created_at: returned }: (typeof items)[number]): number => Number(returned);
  const own = items.filter(({ id }) => expected.has(String(id)));
  const oldest = Math.min(...own.map(timestamp));
  const before = items.find((item) => timestamp(item) < oldest);
  return before === undefined ? {} : { after: String(before['id']) };
}
