import type { ContractParameter } from '@upspec/document';
import { isJsonObject } from '../json/json-object.js';
import type { MockCore } from './mock-core.js';
import type { ValidRequest } from './mock-state.js';
import { readPairs } from './read-pairs.js';
import { parameterKey } from './read-parameters.js';
import { RequestProblem } from './request-problem.js';

/** One page of a list. */
export interface Page {
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
  /** The cursor of the next page; undefined after the last one. */
  readonly cursor: string | undefined;
  /** The target of a request for the next page; undefined after the last one. */
  readonly next: string | undefined;
  /** How many items the whole list has. */
  readonly total: number;
  /** How many items a page has at most. */
  readonly limit: number;
}

/** A list, and the request for a page of it. */
export interface PageRequest {
  readonly request: ValidRequest;
  /** All items, in order. */
  readonly items: readonly unknown[];
  readonly idName: string;
}

/** Without a limit in the document, a page is never longer. */
const longestPage = 100;

/**
 * Cuts the page that a request asks for, by the paging of the contract.
 *
 * @throws {RequestProblem} where the cursor is that of no item
 */
export function cutPage(core: MockCore, { request, items, idName }: PageRequest): Page {
  const { route } = request;
  const { paging } = route.operation;
  const ids = items.map((item) => (isJsonObject(item) ? String(item[idName]) : ''));
  const limit = paging === undefined ? Math.max(items.length, 1) : limitOf(core, request);
  const position = positionParameter(request);
  const kind = positionKind(core, request, position);
  const sent = position === undefined ? undefined : request.parameters.get(parameterKey(position));
  const start = startOf({ kind, sent, limit, ids, name: position?.name ?? '' });
  const shown = items.slice(start, start + limit);
  const hasMore = start + shown.length < items.length;
  const cursor = hasMore ? ids[start + shown.length - 1] : undefined;
  const following =
    kind === 'page'
      ? String(Math.floor(start / limit) + 2)
      : kind === 'offset'
        ? String(start + shown.length)
        : cursor;
  const next =
    hasMore && position !== undefined && following !== undefined
      ? targetWith(core, request, [position.name, following])
      : undefined;
  return { items: shown, hasMore, cursor, next, total: items.length, limit };
}

function limitOf({ book }: MockCore, { route, parameters }: ValidRequest): number {
  const name = route.operation.paging?.limit;
  const parameter = route.operation.parameters.find((each) => each.name === name);
  if (parameter === undefined) return longestPage;
  const sent = parameters.get(parameterKey(parameter));
  const { default: standard, maximum } = book.flat(book.named(parameter.schema));
  const [first] = [sent, standard, maximum].filter((value) => typeof value === 'number');
  return Math.max(1, Math.min(first ?? longestPage, 10_000));
}

/** The parameter that says where a page begins. */
function positionParameter({ route }: ValidRequest): ContractParameter | undefined {
  const { paging, parameters } = route.operation;
  const inQuery = parameters.filter((each) => each.in === 'query');
  if (paging === undefined) return undefined;
  if (paging.next.kind !== 'link-header') {
    const { parameter } = paging.next;
    return inQuery.find(({ name }) => name === parameter);
  }
  return inQuery.find(({ name }) => /^(?:page|cursor|after|offset|start|page_?token)$/i.test(name));
}

type PositionKind = 'item' | 'page' | 'offset';

function positionKind(
  { book }: MockCore,
  { route }: ValidRequest,
  position: ContractParameter | undefined,
): PositionKind {
  const kind = route.operation.paging?.next.kind;
  if (kind === 'page' || kind === 'offset') return kind;
  const isNumber = book.types(book.named(position?.schema)).has('integer');
  if (kind !== 'link-header' || !isNumber) return 'item';
  return /offset|start/i.test(position?.name ?? '') ? 'offset' : 'page';
}

interface Start {
  readonly kind: PositionKind;
  readonly sent: unknown;
  readonly limit: number;
  readonly ids: readonly string[];
  readonly name: string;
}

function startOf({ kind, sent, limit, ids, name }: Start): number {
  if (sent === undefined || sent === null || sent === '') return 0;
  switch (kind) {
    case 'page':
      return Math.max(0, (Number(sent) - 1) * limit);
    case 'offset':
      return Math.max(0, Number(sent));
    case 'item': {
      const at = ids.indexOf(String(sent));
      if (at >= 0) return at + 1;
      const message = `must be the cursor of a page, but it is ${JSON.stringify(sent)}`;
      throw new RequestProblem('wrong-parameter', [{ location: `query ${name}`, message }]);
    }
    default:
      return kind satisfies never;
  }
}

/** The target of a request with another value of one parameter. */
function targetWith(
  { bases }: MockCore,
  { route }: ValidRequest,
  [name, value]: readonly [string, string],
): string {
  const others = readPairs(route.query).filter((pair) => pair.name !== name);
  const query = new URLSearchParams(others.map((pair) => [pair.name, pair.value]));
  query.set(name, value);
  return `${bases[0] ?? ''}${route.path}?${query.toString()}`;
}
