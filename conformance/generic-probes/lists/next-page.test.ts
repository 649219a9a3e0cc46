import type { ContractOperation, ContractPaging } from '@upspec/document';
import { expect, test } from 'vitest';
import { SchemaBook } from '../../mock/schema-book.js';
import type { ListPage } from './list-page.js';
import { linkedPage, nextPage } from './next-page.js';

const ids = ['a', 'b'];

function pageOf(body: object, link?: string): ListPage {
  const response = {
    status: 200,
    headers: { ...(link !== undefined && { link }) },
    bytes: Buffer.alloc(0),
    json: body,
    sent: { method: 'GET', path: '/pets', headers: {}, auth: 'right' },
    exchange: 1,
  } as const;
  const items = ids.map((id) => ({ id }));
  return { response, pointer: '/data', itemId: 'id', items, ids };
}

function operationWith(next: ContractPaging['next'], hasMore?: string): ContractOperation {
  return {
    name: 'pets.list',
    method: 'GET',
    path: '/pets',
    pointer: '#/paths/~1pets/get',
    tag: 'pets',
    parameters: [],
    responses: {},
    security: [],
    examples: [],
    paging: { items: '/data', itemId: 'id', next, ...(hasMore !== undefined && { hasMore }) },
  };
}

const book = new SchemaBook({});

test.each<[ContractPaging['next'], object, object[] | undefined]>([
  [
    { kind: 'cursor', parameter: 'cursor', pointer: '/next' },
    { next: 'x7' },
    [{ name: 'cursor', in: 'query', value: 'x7' }],
  ],
  [{ kind: 'cursor', parameter: 'cursor', pointer: '/next' }, { next: null }, undefined],
  [{ kind: 'cursor', parameter: 'cursor', pointer: '/next' }, {}, undefined],
  [{ kind: 'last-item', parameter: 'after' }, {}, [{ name: 'after', in: 'query', value: 'b' }]],
  [{ kind: 'page', parameter: 'page' }, {}, [{ name: 'page', in: 'query', value: 2 }]],
  [{ kind: 'offset', parameter: 'skip' }, {}, [{ name: 'skip', in: 'query', value: 2 }]],
])('a page of %o with the body %o is followed by %o', (next, body, want) => {
  const walked = { operation: operationWith(next), book, pages: [pageOf(body)], size: 2 };
  expect(nextPage(walked)).toEqual(want);
});

test('a page that says that it is the last one is followed by none', () => {
  const operation = operationWith({ kind: 'last-item', parameter: 'after' }, '/has_more');
  const last = { operation, book, pages: [pageOf({ has_more: false })], size: 2 };
  expect(nextPage(last)).toBeUndefined();
  const inside = { operation, book, pages: [pageOf({ has_more: true })], size: 2 };
  expect(nextPage(inside)).toEqual([{ name: 'after', in: 'query', value: 'b' }]);
});

test('a page that is shorter than its size is the last one of a list of page numbers', () => {
  const operation = operationWith({ kind: 'page', parameter: 'page' });
  expect(nextPage({ operation, book, pages: [pageOf({})], size: 3 })).toBeUndefined();
});

test('a link with the relation next has the parameters of the next page', () => {
  const page = pageOf({}, '</pets?page=1>; rel="prev", </pets?page=3&limit=2>; rel="next"');
  expect(linkedPage(page)).toEqual([
    { name: 'page', in: 'query', value: '3' },
    { name: 'limit', in: 'query', value: '2' },
  ]);
  expect(linkedPage(pageOf({}))).toBeUndefined();
});
