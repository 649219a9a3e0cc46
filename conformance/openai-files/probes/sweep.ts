import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAIProfile } from '../profile/openai-profile.js';
import { ProbeEnded, type Answer } from '../../probe/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { listedIds } from './answers.js';
import { listFiles, retrieveFile } from './requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words, formatReading } from '../../difference/reading.js';

/** A list that is followed from page to page. */
export interface Sweep {
  /** Undefined where the server's own order is wanted, which is `desc`. */
  readonly order?: 'asc' | 'desc';
  readonly limit: number;
  readonly purpose?: string;
  /** The file behind which it begins; without one it begins with the first. */
  readonly after?: string;
  /** The ids that must come, each once. */
  readonly wanted: ReadonlySet<string>;
  /** What a file that is left out breaks; LIST-08 by default. */
  readonly requirement?: string;
}

/** How many pages are asked for beyond those that would do, before a long list is left alone. */
const spare = 3;

/** No list is followed further than this, however many files others have put between. */
const mostPages = 400;

/**
 * Follows a list by its last ids. It ends with the list, at a page that repeats, and soon after the
 * last wanted file where the files of others go on behind it.
 *
 * @returns the wanted ids in the order in which they came
 * @throws {ProbeEnded} when something was found wrong
 */
export async function sweep(target: OpenAITarget, sought: Sweep): Promise<readonly string[]> {
  const seen = new Set<string>();
  const { wanted } = sought;
  const isComplete = (): boolean => [...wanted].every((id) => seen.has(id));
  let after = sought.after;
  let beyond = 0;
  /** How the page before was asked for. */
  let before: { readonly after: string | undefined } | undefined;
  /** The page that the last wanted file stood on. */
  let lastOwn: Answer | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await askPage(target, { ...sought, after });
    const ids = listedIds(answer);
    const hasMore = valueAt(answer.json, '/has_more') === true;
    const again = ids.filter((id) => seen.has(id));
    if (again.length > 0) {
      found(target, answer, {
        requirement: 'LIST-08',
        location: atBody('/data'),
        expected: words('files that came on no earlier page'),
        actual: { kind: 'count', count: again.length, of: 'own', note: ' again' },
      });
    }
    if (ids.length === 0 && before !== undefined && isComplete()) {
      return tellEmpty(target, { ...sought, after: before.after });
    }
    before = { after };
    for (const id of ids) seen.add(id);
    if (ids.some((id) => wanted.has(id))) lastOwn = answer;
    if (!hasMore || ids.length === 0) {
      if (!isComplete()) await tellMissing(target, answer, { ...sought, seen, lastOwn });
      break;
    }
    if (isComplete()) beyond += 1;
    if (beyond > spare) break;
    if (page === mostPages - 1) tellEndless(target, answer, seen.size);
    after = ids.at(-1);
  }
  return [...seen].filter((id) => wanted.has(id));
}

/** The cursor may be a file of somebody else's, who may delete it at any moment. */
function askPage(
  target: OpenAITarget,
  { wanted, after, ...query }: Omit<Sweep, 'after'> & { readonly after: string | undefined },
): Promise<Answer> {
  const isForeign = after !== undefined && !wanted.has(after);
  const isExcused = async (): Promise<boolean> =>
    isForeign && (await target.ask(retrieveFile(after, { want: 'any' }))).status === 404;
  return target.ask(listFiles(queryOf({ ...query, after }), { isExcused }));
}

/** Others may have deleted what followed: only a page that has more once again, and nothing behind it, is wrong. */
async function tellEmpty(
  target: OpenAITarget,
  page: Omit<Sweep, 'after'> & { readonly after: string | undefined },
): Promise<never> {
  const again = await askPage(target, page);
  const last = listedIds(again).at(-1);
  if (last === undefined || valueAt(again.json, '/has_more') !== true) {
    throw new ProbeEnded('the list has changed meanwhile');
  }
  const behind = await askPage(target, { ...page, after: last });
  if (listedIds(behind).length > 0) throw new ProbeEnded('the list has changed meanwhile');
  return found(target, behind, {
    requirement: 'LIST-04',
    location: atBody('/data'),
    expected: words('a file at least, as the page before had more'),
    actual: words('an empty page'),
    follows: again,
  });
}

interface Query {
  readonly order?: string;
  readonly limit?: number;
  readonly purpose?: string;
  readonly after?: string | undefined;
}

/** A query of the parameters that are given, in the order of the document. */
export function queryOf({ purpose, limit, order, after }: Query): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ purpose, limit, order, after })) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.toString();
}

function found(
  target: OpenAITarget,
  answer: Answer,
  what: Parameters<OpenAITarget['find']>[1],
): never {
  target.find(answer, what);
  throw new ProbeEnded(formatReading(what.actual));
}

/** The newest come first, and a rising list begins right before them: they can't be so far away. */
function tellEndless(target: OpenAITarget, answer: Answer, count: number): void {
  if (!target.profile.paging.order) return;
  found(target, answer, {
    requirement: 'LIST-08',
    location: atBody('/data'),
    expected: words('each file that was made'),
    actual: words(`${count} files on ${mostPages} pages, and not all of those`),
  });
}

interface Missing extends Sweep {
  readonly seen: ReadonlySet<string>;
  readonly lastOwn: Answer | undefined;
}

/**
 * Where a page behind the last one holds files all the same, it was the end that was told wrong. Else
 * one request shows what is left out: what has not come yet must follow the last file that has.
 */
async function tellMissing(target: OpenAITarget, last: Answer, missed: Missing): Promise<never> {
  const { seen, wanted, requirement = 'LIST-08' } = missed;
  const missing = new Set([...wanted].filter((id) => !seen.has(id)));
  const comes = (answer: Answer): number =>
    listedIds(answer).filter((id) => missing.has(id)).length;
  const end = listedIds(last).at(-1);
  if (end !== undefined) {
    const behind = await target.ask(listFiles(queryOf({ ...missed, after: end })));
    if (comes(behind) > 0) {
      return found(target, last, {
        requirement: 'LIST-04',
        location: atBody('/has_more'),
        expected: valueOf(true),
        actual: valueOf(
          false,
          `, though ${comes(behind)} of ${wanted.size} files that were made follow`,
        ),
        follows: missed.lastOwn,
      });
    }
  }
  const after = [...seen].findLast((id) => wanted.has(id)) ?? missed.after;
  const limit = Math.min(mostListed, target.profile.paging.mostPerPage);
  const answer = await target.ask(listFiles(queryOf({ ...missed, limit, after })));
  const count = comes(answer);
  if (count === missing.size) {
    // One long page has them all: it is the short ones that leave them out.
    return found(target, last, {
      requirement,
      location: atBody('/data'),
      expected: words('each file that was made'),
      actual: words(`the end of the list, with ${missing.size} of ${wanted.size} files missing`),
    });
  }
  return found(target, answer, {
    requirement,
    location: atBody('/data'),
    expected: words(
      `the ${missing.size} of ${wanted.size} files that were made and have not come yet`,
    ),
    actual: { kind: 'count', count, of: 'own' },
    follows: missed.lastOwn,
  });
}

/** Room for the files of others between one's own. */
const mostListed = 1000;

/** Why lists of a server are not followed. */
export function skipPaging({ paging }: OpenAIProfile): string | undefined {
  return paging.limit && paging.after ? undefined : 'the profile claims no limit or no after';
}
