import type { Requirement } from '@upspec/document';
import { rule } from '../probe-family.js';

type PagingRule =
  'complete' | 'once' | 'order' | 'size' | 'link' | 'last' | 'echo' | 'total' | 'filter' | 'sorted';

/** What holds for a list that comes in pages. */
export const pagingRules: Readonly<Record<PagingRule, Requirement>> = {
  complete: rule('probe.paging.complete', 'must', {
    text: 'The pages of a list MUST together contain each item, whatever their size',
    source: 'The document: the operation lists these resources, and its parameters choose a page',
  }),
  once: rule('probe.paging.once', 'must', {
    text: 'An item MUST NOT be on two pages, or twice on one, while the list does not change',
    source: 'The document: the parameter leads to the page after the one before',
  }),
  order: rule('probe.paging.order', 'must', {
    text: 'The order of a list MUST NOT depend on the size of its pages',
    source: 'The document: the size says how many items a page has, and not which ones come first',
  }),
  size: rule('probe.paging.size', 'must', {
    text: 'A page MUST NOT have more items than its request allows',
    source: 'The document: the parameter limits the number of items',
  }),
  link: rule('probe.paging.link', 'must', {
    text: 'A link with the relation next MUST lead to the page after this one',
    source: 'RFC 8288, section 3.3, and the relation next: "the next item in the series of links"',
  }),
  last: rule('probe.paging.last', 'must', {
    text: 'A page MUST say whether there is a further one, where the document has a property for it',
    source: 'The document: a property says whether there are more items',
  }),
  echo: rule('probe.paging.echo', 'should', {
    text: 'A property of a page that is named like a parameter SHOULD have the value that was sent',
    source: 'The document: the page has a property of the name and the type of the parameter',
  }),
  total: rule('probe.paging.total', 'should', {
    text: 'The numbers of all items and of all pages SHOULD be those that a client can count',
    source: 'The document: the page has a property of this name',
  }),
  filter: rule('probe.paging.filter', 'should', {
    text: 'A list that is filtered by a property SHOULD contain those with that value, and only those',
    source: 'The document: the parameter has the name and the type of a property of the items',
  }),
  sorted: rule('probe.paging.sorted', 'should', {
    text: 'A list SHOULD be in the order that the request asks for',
    source: 'The document: the parameter lists the orders',
  }),
};
