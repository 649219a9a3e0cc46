import { valueAt } from '@upspec/document/json-pointer';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { listedIds } from './responses.js';
import { findAnchor } from './find-anchor.js';
import { makeFiles } from './make-files.js';
import { rarest } from './purposes.js';
import { listFiles } from './requests.js';
import { queryOf, skipPaging, sweep } from './sweep.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';
import type { Difference } from '../../difference/difference.js';

/** Where a page starts and ends. */
export const listPositionProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/list/cursor-at-each-place',
    title: 'A page starts directly after its cursor at each position of the list',
    requirements: ['LIST-07', 'LIST-08'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: after names the object that defines the position in the list'],
    skip: skipPaging,
    async run(target) {
      const list = await makeList(target, 5);
      for (const order of list.orders) {
        const ids = await sweep(target, { ...list, ...order, limit: 8 });
        const whole = await target.send(
          listFiles(queryOf({ ...list.filter, ...order, limit: 20 })),
        );
        for (const [at, cursor] of ids.entries()) {
          const query = { ...list.filter, ...order, after: cursor };
          for (const limit of [1, 2, 20]) {
            const response = await target.send(listFiles(queryOf({ ...query, limit })));
            const position = { limit, ids, at, whole };
            if (checkPosition(target, response, position)) return;
          }
        }
      }
    },
  },
  {
    name: 'files/list/exact-page',
    title: 'has_more is true only if files follow, also after an exactly full page',
    requirements: ['LIST-04'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: has_more says whether further files follow'],
    skip: (profile) =>
      skipPaging(profile) ?? (profile.paging.order ? undefined : 'the profile has no order'),
    async run(target) {
      const list = await makeList(target, 5);
      const anchor = await findAnchor(target, list);
      const ids = await sweep(target, { ...list, ...anchor, order: 'asc', limit: 8 });
      const locations = [
        { after: anchor.after, limit: 5, expected: false },
        { after: anchor.after, limit: 4, expected: true },
        { after: ids[1], limit: 3, expected: false },
        { after: ids[1], limit: 2, expected: true },
        { after: ids[4], limit: 1, expected: false },
      ];
      for (const { expected, ...position } of locations) {
        const query = queryOf({ ...list.filter, order: 'asc', ...position });
        const response = await target.send(listFiles(query));
        await checkMore(target, response, { expected, query: { ...list.filter, ...position } });
      }
    },
  },
];

interface List {
  readonly expected: ReadonlySet<string>;
  readonly purpose?: string;
  readonly filter: { readonly purpose?: string };
  readonly orders: readonly { readonly order?: 'asc' | 'desc'; readonly after?: string }[];
}

async function makeList(target: OpenAITarget, count: number): Promise<List> {
  const { paging } = target.profile;
  const purpose = rarest(target.profile);
  const expected = new Set(
    await makeFiles(
      target,
      Array.from({ length: count }, () => purpose),
    ),
  );
  const filter = paging.purpose ? { purpose } : {};
  const anchor = paging.order ? await findAnchor(target, { ...filter, expected }) : {};
  const rising = paging.order ? [{ order: 'asc' as const, ...anchor }] : [];
  return { expected, ...filter, filter, orders: [{}, ...rising] };
}

interface CursorPosition {
  readonly limit: number;
  /** The files of this run in the order of the list. */
  readonly ids: readonly string[];
  /** The index of the cursor in `ids`. */
  readonly at: number;
  /** A page that starts at the beginning of the list. */
  readonly whole: ProbeResponse;
}

/** Files of other clients may be in between. No file of this run may be missing or misplaced. */
function checkPosition(
  target: OpenAITarget,
  response: ProbeResponse,
  position: CursorPosition,
): boolean {
  const found = findCursor(response, position) ?? findMissing(response, position);
  if (found === undefined) return false;
  target.find(response, { requirement: 'LIST-07', ...found, follows: position.whole });
  return true;
}

type WrongPage = Pick<Difference, 'location' | 'expected' | 'actual'>;

/** The cursor itself on the page. Earlier files on it are repeated, which LIST-08 is about. */
function findCursor(response: ProbeResponse, { ids, at }: CursorPosition): WrongPage | undefined {
  const cursor = ids[at];
  const index = listedIds(response).findIndex((id) => id === cursor);
  if (cursor === undefined || index === -1) return undefined;
  return {
    location: atBody(`/data/${index}`),
    expected: words(`only items that follow ${cursor}`),
    actual: { kind: 'cursor-item' },
  };
}

/** Not all of the files that follow the cursor, or not in their order. */
function findMissing(
  response: ProbeResponse,
  { limit, ids, at }: CursorPosition,
): WrongPage | undefined {
  const listed = listedIds(response);
  const rest = ids.slice(at + 1);
  const own = listed.filter((id) => rest.includes(id));
  const isInTurn = own.every((id, index) => id === rest[index]);
  const isWhole = own.length === rest.length || listed.length >= limit;
  if (isInTurn && isWhole) return undefined;
  const follow = `the ${rest.length} own files that follow the cursor, the first of them ${rest[0]}`;
  return {
    location: atBody('/data'),
    expected: words(follow),
    actual: {
      kind: 'count',
      count: own.length,
      of: 'own',
      ...(own[0] !== undefined && { note: `, the first ${own[0]}` }),
    },
  };
}

interface More {
  readonly expected: boolean;
  readonly query: { readonly purpose?: string; readonly limit: number };
}

async function checkMore(target: OpenAITarget, response: ProbeResponse, more: More): Promise<void> {
  const returned = valueAt(response.json, '/has_more') === true;
  const ids = listedIds(response);
  // A page that is longer than its limit is reported as such.
  if (returned === more.expected || ids.length === 0 || ids.length > more.query.limit) return;
  // Another client may have created a file meanwhile. Only the next page proves the violation.
  const behind = queryOf({ ...more.query, order: 'asc', after: ids.at(-1) });
  const next = await target.send(listFiles(behind));
  const follows = listedIds(next).some((id) => !ids.includes(id));
  if (returned === follows) return;
  target.find(response, {
    requirement: 'LIST-04',
    location: atBody('/has_more'),
    expected: valueOf(follows),
    actual: valueOf(returned),
  });
}
