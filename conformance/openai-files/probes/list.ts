import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { listedIds } from './responses.js';
import { findAnchor } from './find-anchor.js';
import { makeFiles, makeInTurn } from './make-files.js';
import { rarest, twoPurposes } from './purposes.js';
import { listFiles } from './requests.js';
import { queryOf, skipPaging, sweep } from './sweep.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';

/** What is required of a list that is followed from page to page. */
export const listProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/list/one-second',
    title:
      'Files created in the same second are each listed exactly once, with every limit and in both orders',
    requirements: ['LIST-08', 'LIST-04', 'LIST-07'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: after is a cursor for use in pagination'],
    skip: skipPaging,
    async run(target) {
      const purpose = rarest(target.profile);
      const created = await makeFiles(
        target,
        Array.from({ length: 7 }, () => purpose),
      );
      const filter = target.profile.paging.purpose ? { purpose } : {};
      await sweepAll(target, { ...filter, expected: new Set(created), limits: [1, 2, 3, 6, 7, 8] });
    },
  },
  {
    name: 'files/list/mixed-purposes',
    title: 'The pages of a list of one purpose contain all its files and no others',
    requirements: ['LIST-09', 'LIST-08'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: only files with the given purpose are returned'],
    skip: (profile) => skipPaging(profile) ?? skipPurposes(profile),
    async run(target) {
      const [first, second] = twoPurposes(target.profile) ?? ['', ''];
      // The files of the other purpose fill pages before and after the requested ones.
      const purposes = [second, first, second, second, first, first, second, second, second];
      const created = await makeInTurn(target, purposes);
      const expected = new Set(created.filter((_, at) => purposes[at] === first));
      const lists = { purpose: first, expected, limits: [1, 2, 3], requirement: 'LIST-09' };
      await sweepAll(target, lists);
    },
  },
  {
    name: 'files/list/default-page',
    title: 'A page contains more than a hundred files by default',
    requirements: ['LIST-10', 'LIST-08'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: limit is 10000 by default', 'recording: listFiles#7'],
    skip: ({ paging }) =>
      paging.defaultPerPage < 110 ? 'the profile has a smaller page' : undefined,
    async run(target) {
      const { paging } = target.profile;
      const purpose = rarest(target.profile);
      const created = await makeFiles(
        target,
        Array.from({ length: 110 }, () => purpose),
      );
      const filter = paging.purpose ? { purpose } : {};
      for (const query of [queryOf(filter), '']) {
        const response = await target.send(listFiles(query));
        const listed = new Set(listedIds(response));
        const there = created.filter((id) => listed.has(id)).length;
        // The newest are first, so only a full page of other files could push these off the page.
        if (there === created.length || listed.size >= paging.defaultPerPage) continue;
        target.find(response, {
          requirement: 'LIST-10',
          location: atBody('/data'),
          expected: words(`all ${created.length} created files`),
          actual: { kind: 'count', count: there, of: 'own' },
        });
        return;
      }
      if (skipPaging(target.profile) !== undefined) return;
      await sweepAll(target, { ...filter, expected: new Set(created), limits: [20, 100] });
    },
  },
  {
    name: 'files/list/full-default-page',
    title: 'A page contains the default number of files, and has_more is true if files follow',
    requirements: ['LIST-10', 'LIST-04'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: limit is 10000 by default'],
    only: 'large',
    skip: ({ paging }) =>
      paging.defaultPerPage < 110 || paging.defaultPerPage > mostCreated
        ? 'the default page of the profile does not have some thousand files'
        : undefined,
    async run(target) {
      const { paging } = target.profile;
      const purpose = rarest(target.profile);
      const expected = paging.defaultPerPage;
      await makeFiles(
        target,
        Array.from({ length: expected + 1 }, () => purpose),
      );
      const response = await target.send(listFiles(queryOf(paging.purpose ? { purpose } : {})));
      const count = listedIds(response).length;
      if (count !== expected) {
        target.find(response, {
          requirement: 'LIST-10',
          location: atBody('/data'),
          expected: { kind: 'count', count: expected, of: 'items' },
          actual: { kind: 'count', count, of: 'items' },
        });
      } else if (valueAt(response.json, '/has_more') !== true) {
        target.find(response, {
          requirement: 'LIST-04',
          location: atBody('/has_more'),
          expected: valueOf(true, `, because ${expected + 1} files were created`),
          actual: valueOf(false),
        });
      }
    },
  },
];

/** No more files are created, even if the profile allows it. */
const mostCreated = 10_000;

interface Sweeps {
  readonly purpose?: string;
  readonly expected: ReadonlySet<string>;
  readonly limits: readonly number[];
  readonly requirement?: string;
}

/** Follows a list with each limit and in each order. */
async function sweepAll(target: OpenAITarget, { limits, ...list }: Sweeps): Promise<void> {
  const { purpose, expected } = list;
  for (const limit of limits) await sweep(target, { ...list, limit });
  if (!target.profile.paging.order) return;
  const before = await findAnchor(target, { ...(purpose !== undefined && { purpose }), expected });
  for (const limit of limits) {
    await sweep(target, { ...list, limit, order: 'desc' });
    await sweep(target, { ...list, ...before, limit, order: 'asc' });
  }
}

function skipPurposes(profile: OpenAIProfile): string | undefined {
  return profile.paging.purpose && twoPurposes(profile) !== undefined
    ? undefined
    : 'the profile has no list by purpose, or only one purpose';
}
