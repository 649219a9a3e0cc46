import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { ofResource, type CreatedResources } from '../../replay/created-resources.js';
import type { ExchangeFacts } from '../../check/exchange-facts.js';
import type { Violation } from '../../check/violation.js';
import type { SchemaViolation } from '../../check/schema.js';
import type { Paging } from '../profile-format/openai-profile.js';
import { atBody, isSameLocation, type Location } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';

/**
 * has_more is not judged if the items of the page are wrong.
 */
export function followsFromPage({ location }: Violation, page: readonly Violation[]): boolean {
  const isAfterItems = isSameLocation(location, atBody('/has_more'));
  return isAfterItems && page.some(({ location: at }) => isOfItems(at));
}

function isOfItems(location: Location): boolean {
  return location.kind === 'body' && /^\/data(?:\/|$)/.test(location.pointer);
}

/** A page and the query that requested it. */
interface Page {
  readonly live: JsonObject;
  readonly items: readonly JsonObject[];
  readonly query: URLSearchParams;
  readonly own: OwnFiles;
}

/** The files that this run created, and those of them that it deleted, by id. */
interface OwnFiles {
  readonly files: ReadonlyMap<string, OwnFile>;
  readonly removed: ReadonlySet<string>;
}

interface OwnFile {
  readonly id: string;
  readonly purpose?: string;
  readonly createdAt?: number;
}

type Rule = (page: Page) => Violation | undefined;

/** The request of a page. */
export interface SentQuery {
  /** The live path with its query. */
  readonly path: string;
  readonly own: CreatedResources;
  /** The paging of the profile. */
  readonly paging: Paging;
}

/**
 * The rules for any page of files, also those of other clients: cursors, limit, filter and order.
 * No item is repeated.
 */
export function checkPage(
  facts: ExchangeFacts,
  sent: SentQuery,
  reported: readonly SchemaViolation[],
): readonly Violation[] {
  const { recorded, received, json } = facts;
  if (recorded.operation !== 'listFiles' || received.status !== 200 || !json.ok) return [];
  const live = json.value;
  if (!isJsonObject(live) || !Array.isArray(live['data'])) return [];
  const items = (live['data'] as readonly unknown[]).filter(isJsonObject);
  const query = new URLSearchParams(sent.path.split('?')[1] ?? '');
  const { paging } = sent;
  const rules = [
    firstId,
    lastId,
    repeats,
    deleted,
    hasMore,
    ...(paging.limit ? [limit] : []),
    ...(paging.purpose ? [purpose] : []),
    ...(paging.order ? [order] : []),
    ...(paging.after && paging.order ? [cursor] : []),
  ];
  return rules
    .map((rule) => rule({ live, items, query, own: ownFiles(sent.own) }))
    .filter((violation) => violation !== undefined)
    .filter((violation) => !isCovered(violation, reported));
}

/** Whether the schema says the same: of the location, or of all that is missing from the page. */
function isCovered({ location, actual }: Violation, reported: readonly SchemaViolation[]): boolean {
  const isMissing = actual.kind === 'absent';
  return reported.some(
    ({ location: known }) =>
      isSameLocation(known, location) || (isMissing && isSameLocation(known, atBody())),
  );
}

function ownFiles({ created, removed }: CreatedResources): OwnFiles {
  const files = ofResource(created, 'files').map(({ id, body }): [string, OwnFile] => {
    const { purpose, created_at: createdAt } = isJsonObject(body) ? body : {};
    return [
      String(id),
      {
        id: String(id),
        ...(typeof purpose === 'string' && { purpose }),
        ...(typeof createdAt === 'number' && { createdAt }),
      },
    ];
  });
  return {
    files: new Map(files),
    removed: new Set(ofResource(removed, 'files').map(({ id }) => String(id))),
  };
}

const firstId: Rule = ({ live, items }) => edge(live, 'first_id', items[0]);
const lastId: Rule = ({ live, items }) => edge(live, 'last_id', items.at(-1));

function edge(live: JsonObject, name: 'first_id' | 'last_id', item: JsonObject | undefined) {
  if (item === undefined || live[name] === item['id']) return undefined;
  return {
    location: atBody(`/${name}`),
    expected: valueOf(item['id']),
    actual: valueOf(live[name]),
    locations: [`rule.page.${name.replace('_', '-')}`, `FileList.${name}`],
  };
}

const limit: Rule = ({ items, query }) => {
  const most = Number(query.get('limit') ?? Number.POSITIVE_INFINITY);
  if (!(most >= 1) || items.length <= most) return undefined;
  return {
    location: atBody('/data'),
    expected: { kind: 'at-most', count: most },
    actual: { kind: 'count', count: items.length, of: 'items' },
    locations: ['rule.page.limit'],
  };
};

const purpose: Rule = ({ items, query }) => {
  const requested = query.get('purpose');
  const index = items.findIndex((item) => requested !== null && item['purpose'] !== requested);
  if (index === -1) return undefined;
  return {
    location: atBody(`/data/${index}/purpose`),
    expected: valueOf(requested),
    actual: valueOf(items[index]?.['purpose']),
    locations: ['rule.page.purpose'],
  };
};

const order: Rule = ({ items, query }) => {
  const up = query.get('order') === 'asc';
  const timestamps = items.map((item) => item['created_at']);
  const index = timestamps.findIndex((timestamp, at) =>
    isBefore(timestamp, timestamps[at - 1], up),
  );
  if (index === -1) return undefined;
  return {
    location: atBody(`/data/${index}/created_at`),
    expected: { kind: 'sorted', order: up ? 'rising' : 'falling', previous: timestamps[index - 1] },
    actual: valueOf(timestamps[index]),
    locations: ['rule.page.order'],
  };
};

/** Whether one timestamp must be before another in the requested order. */
function isBefore(timestamp: unknown, other: unknown, up: boolean): boolean {
  if (typeof timestamp !== 'number' || typeof other !== 'number') return false;
  return up ? timestamp < other : timestamp > other;
}

const repeats: Rule = ({ items }) => {
  const ids = items.map((item) => item['id']);
  const seen = new Set<unknown>();
  const index = ids.findIndex((id) => {
    const isSecond = typeof id === 'string' && seen.has(id);
    seen.add(id);
    return isSecond;
  });
  if (index === -1) return undefined;
  return {
    location: atBody(`/data/${index}/id`),
    expected: words('an id that is not on the page yet'),
    actual: valueOf(ids[index]),
    locations: ['rule.page.repeats'],
  };
};

const cursor: Rule = (page) => {
  const { items, query, own } = page;
  const isMisordered = order(page) !== undefined;
  const after = query.get('after');
  if (after === null) return undefined;
  const from = own.files.get(after)?.createdAt;
  const up = query.get('order') === 'asc';
  // The timestamp of the creation, if it is known: another one in the list is reported elsewhere.
  const timestampOf = ({ id, created_at: reported }: JsonObject): unknown =>
    own.files.get(String(id))?.createdAt ?? reported;
  const index = items.findIndex(
    (item) => item['id'] === after || (!isMisordered && isBefore(timestampOf(item), from, up)),
  );
  if (index === -1) return undefined;
  // Exactly the items before the cursor: the cursor was applied in the other order.
  const isOtherWay =
    page.live['has_more'] === false &&
    items.every((item) => item['id'] !== after && !isBefore(timestampOf(item), from, !up));
  return {
    location: atBody(`/data/${index}`),
    expected: words(`only items that follow ${after}`),
    actual:
      items[index]?.['id'] === after ? { kind: 'cursor-item' } : valueOf(items[index]?.['id']),
    locations: isOtherWay ? ['rule.page.order'] : ['rule.page.after', 'rule.page.repeats'],
  };
};

const deleted: Rule = ({ items, own }) => {
  const index = items.findIndex((item) => own.removed.has(String(item['id'])));
  if (index === -1) return undefined;
  return {
    location: atBody(`/data/${index}`),
    expected: words('no deleted file'),
    actual: valueOf(items[index]?.['id']),
    locations: ['rule.page.deleted'],
  };
};

/** An endless list, or one that ends too early. A paging client gets its files from neither. */
const hasMore: Rule = ({ live, items, query, own }) => {
  if (live['has_more'] === true && items.length === 0) {
    return hasMoreViolation('false, because the page is empty', live);
  }
  const requested = query.get('purpose');
  const expected = [...own.files.values()].filter(
    (file) => requested === null || file.purpose === requested,
  );
  const listed = new Set(items.map((item) => item['id']));
  const missing = expected.find(({ id }) => !listed.has(id));
  const isWhole = query.get('after') === null && live['has_more'] === false;
  const isFull = items.length > 0 && items.length === Number(query.get('limit'));
  if (!isWhole || !isFull || missing === undefined) return undefined;
  return hasMoreViolation(`true, because ${missing.id} follows`, live);
};

function hasMoreViolation(expected: string, live: JsonObject): Violation {
  return {
    location: atBody('/has_more'),
    expected: words(expected),
    actual: valueOf(live['has_more']),
    locations: ['FileList.has_more'],
  };
}
