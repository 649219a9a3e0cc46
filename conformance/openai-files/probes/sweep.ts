import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { ProbeEnded, type ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { listedIds } from './responses.js';
import { listFiles, retrieveFile } from './requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words, formatReading } from '../../difference/reading.js';

/** A list that is followed from page to page. */
export interface Sweep {
  /** Undefined for the default order, which is `desc`. */
  readonly order?: 'asc' | 'desc';
  readonly limit: number;
  readonly purpose?: string;
  /** The list starts after this file. Default: it starts with the first file. */
  readonly after?: string;
  /** The expected ids, each exactly once. */
  readonly expected: ReadonlySet<string>;
  /** The requirement that a missing file violates. Default: LIST-08. */
  readonly requirement?: string;
}

/** How many more pages than necessary are requested before the probe gives up on a long list. */
const spare = 3;

/** No list is followed further than this, even if it has many files of other clients. */
const mostPages = 400;

/**
 * Follows a list by its last ids. It stops at the end of the list, at a repeated page, and soon
 * after the last expected file if files of other clients follow it.
 *
 * @returns the expected ids in the order of the list
 * @throws {ProbeEnded} after a violation was reported
 */
export async function sweep(target: OpenAITarget, options: Sweep): Promise<readonly string[]> {
  const seen = new Set<string>();
  const { expected } = options;
  const isComplete = (): boolean => [...expected].every((id) => seen.has(id));
  let after = options.after;
  let beyond = 0;
  /** How the previous page was requested. */
  let before: { readonly after: string | undefined } | undefined;
  /** The page with the last expected file. */
  let lastOwn: ProbeResponse | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const response = await requestPage(target, { ...options, after });
    const ids = listedIds(response);
    const hasMore = valueAt(response.json, '/has_more') === true;
    const again = ids.filter((id) => seen.has(id));
    if (again.length > 0) {
      found(target, response, {
        requirement: 'LIST-08',
        location: atBody('/data'),
        expected: words('files that were on no earlier page'),
        actual: { kind: 'count', count: again.length, of: 'own', note: ' again' },
      });
    }
    if (ids.length === 0 && before !== undefined && isComplete()) {
      return reportEmpty(target, { ...options, after: before.after });
    }
    before = { after };
    for (const id of ids) seen.add(id);
    if (ids.some((id) => expected.has(id))) lastOwn = response;
    if (!hasMore || ids.length === 0) {
      if (!isComplete()) await reportMissing(target, response, { ...options, seen, lastOwn });
      break;
    }
    if (isComplete()) beyond += 1;
    if (beyond > spare) break;
    if (page === mostPages - 1) reportEndless(target, response, seen.size);
    after = ids.at(-1);
  }
  return [...seen].filter((id) => expected.has(id));
}

/** The cursor may be a file of another client, which may delete it at any time. */
function requestPage(
  target: OpenAITarget,
  { expected, after, ...query }: Omit<Sweep, 'after'> & { readonly after: string | undefined },
): Promise<ProbeResponse> {
  const isForeign = after !== undefined && !expected.has(after);
  const isExcused = async (): Promise<boolean> =>
    isForeign && (await target.send(retrieveFile(after, { want: 'any' }))).status === 404;
  return target.send(listFiles(queryOf({ ...query, after }), { isExcused }));
}

/** Other clients may have deleted what followed. Only a repeated has_more without more is wrong. */
async function reportEmpty(
  target: OpenAITarget,
  page: Omit<Sweep, 'after'> & { readonly after: string | undefined },
): Promise<never> {
  const again = await requestPage(target, page);
  const last = listedIds(again).at(-1);
  if (last === undefined || valueAt(again.json, '/has_more') !== true) {
    throw new ProbeEnded('the list has changed meanwhile');
  }
  const behind = await requestPage(target, { ...page, after: last });
  if (listedIds(behind).length > 0) throw new ProbeEnded('the list has changed meanwhile');
  return found(target, behind, {
    requirement: 'LIST-04',
    location: atBody('/data'),
    expected: words('at least one file, because has_more was true on the previous page'),
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

/** A query of the given parameters, in the order of the document. */
export function queryOf({ purpose, limit, order, after }: Query): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ purpose, limit, order, after })) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.toString();
}

function found(
  target: OpenAITarget,
  response: ProbeResponse,
  what: Parameters<OpenAITarget['find']>[1],
): never {
  target.find(response, what);
  throw new ProbeEnded(formatReading(what.actual));
}

/** The newest are first, and an ascending list starts directly before them. */
function reportEndless(target: OpenAITarget, response: ProbeResponse, count: number): void {
  if (!target.profile.paging.order) return;
  found(target, response, {
    requirement: 'LIST-08',
    location: atBody('/data'),
    expected: words('each created file'),
    actual: words(`${count} files on ${mostPages} pages, without all of the created files`),
  });
}

interface Missing extends Sweep {
  readonly seen: ReadonlySet<string>;
  readonly lastOwn: ProbeResponse | undefined;
}

/**
 * If a page after the last one has files, has_more was wrong. Otherwise one request shows what is
 * missing: the files that were not listed yet must follow the last listed one.
 */
async function reportMissing(
  target: OpenAITarget,
  last: ProbeResponse,
  missed: Missing,
): Promise<never> {
  const { seen, expected, requirement = 'LIST-08' } = missed;
  const missing = new Set([...expected].filter((id) => !seen.has(id)));
  const comes = (response: ProbeResponse): number =>
    listedIds(response).filter((id) => missing.has(id)).length;
  const end = listedIds(last).at(-1);
  if (end !== undefined) {
    const behind = await target.send(listFiles(queryOf({ ...missed, after: end })));
    if (comes(behind) > 0) {
      return found(target, last, {
        requirement: 'LIST-04',
        location: atBody('/has_more'),
        expected: valueOf(true),
        actual: valueOf(
          false,
          `, although ${comes(behind)} of ${expected.size} created files follow`,
        ),
        follows: missed.lastOwn,
      });
    }
  }
  const after = [...seen].findLast((id) => expected.has(id)) ?? missed.after;
  const limit = Math.min(mostListed, target.profile.paging.mostPerPage);
  const reply = await target.send(listFiles(queryOf({ ...missed, limit, after })));
  const count = comes(reply);
  if (count === missing.size) {
    // One long page has all files, so the short pages omit some.
    return found(target, last, {
      requirement,
      location: atBody('/data'),
      expected: words('each created file'),
      actual: words(`the end of the list, with ${missing.size} of ${expected.size} files missing`),
    });
  }
  return found(target, reply, {
    requirement,
    location: atBody('/data'),
    expected: words(
      `the ${missing.size} of ${expected.size} created files that were not listed yet`,
    ),
    actual: { kind: 'count', count, of: 'own' },
    follows: missed.lastOwn,
  });
}

/** Room for files of other clients. */
const mostListed = 1000;

/** Why the lists of a server are not followed. */
export function skipPaging({ paging }: OpenAIProfile): string | undefined {
  return paging.limit && paging.after ? undefined : 'the profile has no limit or no after';
}
