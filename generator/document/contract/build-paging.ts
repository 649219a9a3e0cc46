import { escapeToken } from '../load/json-pointer.js';
import { words } from '../model/names.js';
import type { ContractPaging } from './contract-paging.js';
import { jsonSchemaOf, type DeclaredOperation } from './declared-responses.js';
import { listIn, type FoundList } from './list-in.js';
import type { SchemaReader } from './schema-shape.js';
import type { Shape } from './shape.js';
import { sharedProperties } from './union.js';

/** The parameters of the query, and the response, of an operation that lists. */
interface Listed {
  readonly reader: SchemaReader;
  readonly query: readonly string[];
  readonly shape: Shape;
  readonly items: FoundList;
  readonly hasLinkHeader: boolean;
}

/**
 * Recognises a page of a list by the names of its parameters and properties; undefined for no page.
 */
export function buildPaging(
  reader: SchemaReader,
  { operation, success }: DeclaredOperation,
): ContractPaging | undefined {
  const node = jsonSchemaOf(success);
  if (operation.httpMethod !== 'get' || node === undefined) return undefined;
  const shape = reader.shapeOf(node);
  const items = listIn(reader, shape, operation.path);
  if (items === undefined) return undefined;
  const query = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  const hasLinkHeader = success?.headers.some(({ name }) => name === 'link') === true;
  const next = nextOf({ reader, query, shape, items, hasLinkHeader });
  if (next === undefined) return undefined;
  const itemId = ['id', 'uid', 'uuid', 'sid'].find((name) =>
    sharedProperties(reader, items.item).has(name),
  );
  const limit = query.find((name) => LIMITS.has(plain(name)));
  const more = findPointer(reader, shape, (name) => HAS_MORE.has(plain(name)));
  return {
    items: items.pointer,
    ...(itemId !== undefined && { itemId }),
    next,
    ...(limit !== undefined && { limit }),
    ...(more !== undefined && { hasMore: more }),
  };
}

const LIMITS = new Set([
  'limit',
  'pagesize',
  'perpage',
  'maxresults',
  'count',
  'size',
  'pagelimit',
]);
const HAS_MORE = new Set(['hasmore', 'hasnext', 'hasnextpage', 'more']);
const LAST_ITEM = new Set(['after', 'startingafter', 'afterid']);
const CURSORS = new Set([
  'cursor',
  'pagetoken',
  'nexttoken',
  'nextpagetoken',
  'nextcursor',
  'marker',
  'continuationtoken',
  'after',
  'startingafter',
  'pageafter',
  'pagecursor',
]);
const NEXT = new Set([
  'nextcursor',
  'nextpagetoken',
  'nexttoken',
  'nextmarker',
  'continuationtoken',
  'endcursor',
  'startingafter',
  'cursor',
]);

function nextOf(listed: Listed): ContractPaging['next'] | undefined {
  const { reader, query, shape, items, hasLinkHeader } = listed;
  const cursor = query.find((name) => CURSORS.has(plain(name)));
  const pointer =
    findPointer(reader, shape, (name) => NEXT.has(plain(name))) ??
    findPointer(reader, shape, isPlainNext);
  if (cursor !== undefined && pointer !== undefined) {
    return { kind: 'cursor', parameter: cursor, pointer };
  }
  const after = query.find((name) => LAST_ITEM.has(plain(name)));
  if (after !== undefined && sharedProperties(reader, items.item).has('id')) {
    return { kind: 'last-item', parameter: after };
  }
  const page = query.find((name) => ['page', 'pagenumber', 'pageno'].includes(plain(name)));
  if (page !== undefined) return { kind: 'page', parameter: page };
  const offset = query.find((name) => ['offset', 'skip', 'start'].includes(plain(name)));
  if (offset !== undefined) return { kind: 'offset', parameter: offset };
  return hasLinkHeader ? { kind: 'link-header' } : undefined;
}

/** With a cursor parameter, a property called next holds a cursor, unless it is a URL. */
function isPlainNext(name: string, { types, format }: Shape): boolean {
  return ['next', 'nextpage'].includes(plain(name)) && types.includes('string') && format === '';
}

/** A name without its separators: `page[after]`, `pageAfter` and `page_after` are the same. */
function plain(name: string): string {
  return words(name).join('');
}

/** The first property of a name, in the response or in an object within it. */
function findPointer(
  reader: SchemaReader,
  shape: Shape,
  isNamed: (name: string, shape: Shape) => boolean,
): string | undefined {
  let level: readonly (readonly [string, Shape])[] = [['', shape]];
  for (let depth = 0; depth < 3; depth += 1) {
    const below = level.flatMap(([pointer, { properties }]) =>
      [...properties].map(([name, { node }]) => ({
        name,
        pointer: `${pointer}/${escapeToken(name)}`,
        shape: reader.shapeOf(node),
      })),
    );
    const found = below.find(
      (each) => isNamed(each.name, each.shape) && each.shape.properties.size === 0,
    );
    if (found !== undefined) return found.pointer;
    level = below.slice(0, MAX_WIDTH).map((each) => [each.pointer, each.shape] as const);
  }
  return undefined;
}

/** The most properties of one level that are searched. */
const MAX_WIDTH = 100;
