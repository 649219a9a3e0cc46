import type { ContractOperation, ContractPaging } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { parseLinks } from '../../check/parse-links.js';
import { isScalar } from '../../replay/bindings.js';
import type { RequestValues } from '../../examples/example-request.js';
import type { SchemaBook } from '../../mock/schema-book.js';
import type { ListPage } from './list-page.js';

type Parameter = RequestValues['parameters'][number];

/** What a walk along a list has seen. */
export interface Walked {
  readonly operation: ContractOperation;
  readonly book: SchemaBook;
  /** In order; the last one is the page that another one may follow. */
  readonly pages: readonly ListPage[];
  /** How many items a page was to have at most; undefined where the server chose. */
  readonly size: number | undefined;
}

/**
 * The query parameters that lead to the page after the last one; undefined where there is none. A
 * page that is shorter than its size is the last one of a list of page numbers or offsets.
 */
export function nextPage(walked: Walked): readonly Parameter[] | undefined {
  const { paging } = walked.operation;
  const page = walked.pages.at(-1);
  if (paging === undefined || page === undefined) return undefined;
  const { next } = paging;
  if (saysLast(paging, page)) return undefined;
  switch (next.kind) {
    case 'cursor': {
      const token = valueAt(page.response.json, next.pointer);
      return isScalar(token) && token !== '' && token !== false
        ? [{ name: next.parameter, in: 'query', value: token }]
        : undefined;
    }
    case 'last-item': {
      const last = page.items.at(-1)?.[page.itemId];
      return isScalar(last) ? [{ name: next.parameter, in: 'query', value: last }] : undefined;
    }
    case 'page':
    case 'offset': {
      if (isShort(walked, page)) return undefined;
      const value = firstPosition(walked, next) + distance(walked, next.kind);
      return [{ name: next.parameter, in: 'query', value }];
    }
    case 'link-header':
      return linkedPage(page);
    default:
      return next satisfies never;
  }
}

/** RFC 8288, section 3: the parameters of the link with the relation `next`. */
export function linkedPage({ response }: ListPage): readonly Parameter[] | undefined {
  const links = parseLinks(response.headers['link'] ?? '');
  const target = links.find(({ rel }) => rel === 'next')?.target;
  if (target === undefined) return undefined;
  const query = target.split('#')[0]?.split('?')[1] ?? '';
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, in: 'query', value }));
}

/** Whether a page says that it is the last one. */
function saysLast({ hasMore }: ContractPaging, { response }: ListPage): boolean {
  return hasMore !== undefined && valueAt(response.json, hasMore) === false;
}

function isShort({ size, pages }: Walked, page: ListPage): boolean {
  const full = size ?? pages[0]?.items.length ?? 0;
  return page.items.length === 0 || page.items.length < full;
}

/** The number of the first page or item: what the schema of the parameter says, else as most APIs do. */
export function firstPosition(
  { operation, book }: Pick<Walked, 'operation' | 'book'>,
  { kind, parameter }: Extract<ContractPaging['next'], { readonly kind: 'page' | 'offset' }>,
): number {
  const { schema } = operation.parameters.find(({ name }) => name === parameter) ?? {};
  const { default: standard, minimum } = book.flat(book.named(schema));
  const stated = [standard, minimum].find((value) => typeof value === 'number');
  return typeof stated === 'number' ? stated : kind === 'page' ? 1 : 0;
}

function distance({ pages }: Walked, kind: 'page' | 'offset'): number {
  return kind === 'page'
    ? pages.length
    : pages.reduce((count, { items }) => count + items.length, 0);
}
