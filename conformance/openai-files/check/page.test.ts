import { expect, test } from 'vitest';
import { loadContract } from '../load-contract.js';
import { noneCreated, type CreatedResource } from '../../replay/created-resources.js';
import { gatherFacts, type ExchangeFacts } from '../../check/exchange-facts.js';
import { checkSchema } from '../../check/schema.js';
import { openai } from '../profile-format/openai.js';
import { checkPage } from './page.js';
import { formatDifference } from '../../difference/difference.js';
import { atBody } from '../../difference/location.js';

const contract = loadContract();
const item = (id: string, created_at: number, purpose = 'batch'): object => ({
  id,
  created_at,
  purpose,
});
const a = item('a', 3);
const b = item('b', 2);
const c = item('c', 2, 'vision');
const d = item('d', 1);

interface Given {
  readonly query?: string;
  readonly data: readonly object[];
  readonly page?: object;
}

function factsOf(body: object, query = ''): ExchangeFacts {
  const recorded = {
    operation: 'listFiles',
    request: { method: 'GET', path: `/files${query}` },
    response: { status: 200 },
  };
  const headers = { 'content-type': 'application/json' };
  const received = { status: 200, headers, bytes: Buffer.from(JSON.stringify(body)), cut: false };
  return gatherFacts({ contract, recorded, received });
}

function violationsOf({ query = '', data, page: reported = {} }: Given): readonly string[] {
  const ids = data.map((each) => ('id' in each ? each.id : undefined));
  const edges = { first_id: ids[0] ?? null, last_id: ids.at(-1) ?? null };
  const body = { object: 'list', data, ...edges, has_more: false, ...reported };
  const own = noneCreated();
  own.created.set('files a', fileNamed('a', { created_at: 3, purpose: 'batch' }));
  own.created.set('files b', fileNamed('b', { created_at: 2, purpose: 'batch' }));
  own.removed.set('files x', fileNamed('x', {}));
  const sent = { path: `/files${query}`, own, paging: openai.paging };
  return checkPage(factsOf(body, query), sent, []).map((violation) => {
    const { where, expected, actual } = formatDifference(violation);
    return `${violation.locations[0]} ${where}: ${expected} | ${actual}`;
  });
}

function fileNamed(id: string, reported: object): CreatedResource {
  return { resource: 'files', id, body: reported, removals: [], isPart: false, isOpen: false };
}

test.each<[string, Given]>([
  ['newest first', { data: [a, b, c] }],
  ['oldest first', { query: '?order=asc', data: [b, c, a] }],
  ['one purpose', { query: '?purpose=batch', data: [a, b] }],
  ['a full page that has more', { query: '?limit=1', data: [a], page: { has_more: true } }],
  ['the page after a file', { query: '?after=a', data: [b, c] }],
  ['an empty page', { data: [], page: { first_id: null, last_id: '' } }],
])('%s conforms to the rules of a page', (_, given) => {
  expect(violationsOf(given)).toEqual([]);
});

test.each<[string, Given, string]>([
  [
    'another first_id',
    { data: [a, b], page: { first_id: 'b' } },
    'rule.page.first-id body /first_id: "a" | "b"',
  ],
  [
    'another last_id',
    { data: [a, b], page: { last_id: null } },
    'rule.page.last-id body /last_id: "b" | null',
  ],
  [
    'more items than the limit',
    { query: '?limit=1', data: [a, b] },
    'rule.page.limit body /data: at most 1 items | 2 items',
  ],
  [
    'another purpose',
    { query: '?purpose=batch', data: [a, b, c] },
    'rule.page.purpose body /data/2/purpose: "batch" | "vision"',
  ],
  [
    'oldest first by default',
    { data: [b, a] },
    'rule.page.order body /data/1/created_at: no later than the item before, 2 | 3',
  ],
  [
    'newest first against order=asc',
    { query: '?order=asc', data: [a, b] },
    'rule.page.order body /data/1/created_at: no earlier than the item before, 3 | 2',
  ],
  [
    'an item twice',
    { data: [a, b, b] },
    'rule.page.repeats body /data/2/id: an id that is not on the page yet | "b"',
  ],
  [
    'the cursor itself',
    { query: '?after=a', data: [a, b] },
    'rule.page.after body /data/0: only items that follow a | the same item',
  ],
  [
    'an item from before the cursor',
    { query: '?after=b', data: [a, d] },
    'rule.page.after body /data/0: only items that follow b | "a"',
  ],
  [
    'the items from before the cursor, and no others',
    { query: '?after=b', data: [a] },
    'rule.page.order body /data/0: only items that follow b | "a"',
  ],
  [
    'a file that was deleted',
    { data: [item('x', 9), a, b] },
    'rule.page.deleted body /data/0: no deleted file | "x"',
  ],
  [
    'an empty page that has more',
    { query: '?after=z', data: [], page: { has_more: true } },
    'FileList.has_more body /has_more: false, because the page is empty | true',
  ],
  [
    'a full page that claims to be the last',
    { query: '?limit=1', data: [a] },
    'FileList.has_more body /has_more: true, because b follows | false',
  ],
])('%s violates one rule', (_, given, want) => {
  expect(violationsOf(given)).toEqual([want]);
});

test('a page without its cursors and has_more is one violation, which the schema reports', () => {
  const facts = factsOf({ object: 'list', data: [a, b] });
  const reported = checkSchema(facts);
  expect(reported.map(({ location }) => location)).toContainEqual(atBody());
  const sent = { path: '/files', own: noneCreated(), paging: openai.paging };
  expect(checkPage(facts, sent, reported)).toEqual([]);
});
