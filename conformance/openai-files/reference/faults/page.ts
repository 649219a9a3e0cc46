import { inQuery } from '../seams/bodies.js';
import type { PageOf } from '../operations/page-files.js';
import { inRule, together, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

const hasMore = (decide: (of: PageOf) => boolean): Seam => {
  return inRule('listing', 'buildPage', (buildPage) => (of) => {
    return { ...buildPage(of), has_more: decide(of) };
  });
};

const pageOf = (standard: number): Seam => {
  return inRule('limits', 'page', (page) => ({ ...page, default: standard }));
};

export const pageFaults: readonly Fault[] = [
  {
    name: 'page-has-more-always',
    requirement: 'LIST-04',
    text: 'returns has_more as true on every page',
    wild: 'list paging',
    seam: hasMore(() => true),
  },
  {
    name: 'page-has-more-never',
    requirement: 'LIST-04',
    text: 'returns has_more as false on every page',
    wild: 'list paging',
    seam: hasMore(() => false),
  },
  {
    name: 'page-has-more-if-full',
    requirement: 'LIST-04',
    text: 'returns has_more as true on every full page, also on the last',
    wild: 'list paging',
    seam: hasMore(({ following, limit }) => following.length >= limit),
  },
  {
    name: 'page-has-more-of-all',
    requirement: 'LIST-04',
    text: 'computes has_more from the whole list, so that paging never ends',
    wild: 'list paging',
    seam: hasMore(({ all, limit }) => all.length > limit),
  },
  {
    name: 'page-limit-ignored',
    requirement: 'LIST-05',
    text: 'ignores limit',
    wild: 'list paging',
    seam: inRule('listing', 'buildPage', (buildPage, { limits }) => (of) => {
      return buildPage({ ...of, limit: limits.page.most });
    }),
  },
  {
    name: 'page-one-too-many',
    requirement: 'LIST-05',
    text: 'returns one file more than limit',
    seam: inRule('listing', 'buildPage', (buildPage) => (of) => {
      return buildPage({ ...of, limit: of.limit + 1 });
    }),
  },
  {
    name: 'page-after-ignored',
    requirement: 'LIST-07',
    text: 'ignores after, so that every page is the first page',
    wild: 'list paging',
    seam: inQuery((query) => {
      query.delete('after');
    }),
  },
  {
    name: 'page-after-included',
    requirement: 'LIST-07',
    text: 'includes the cursor file in the page',
    wild: 'list paging',
    seam: inRule('listing', 'follows', (follows) => (file, cursor, order) => {
      return file.file.id === cursor.file.id || follows(file, cursor, order);
    }),
  },
  {
    name: 'page-after-newest-first-only',
    requirement: 'LIST-07',
    text: 'applies the cursor in descending order, also with order=asc',
    seam: inRule('listing', 'follows', (follows) => (file, cursor) => {
      return follows(file, cursor, -1);
    }),
  },
  {
    name: 'page-same-second-skipped',
    requirement: 'LIST-08',
    text: 'skips files created in the same second as the cursor',
    wild: 'list paging',
    seam: inRule('listing', 'follows', () => ({ file }, cursor, order) => {
      return order * (file.created_at - cursor.file.created_at) > 0;
    }),
  },
  {
    name: 'page-same-second-repeated',
    requirement: 'LIST-08',
    text: 'repeats files created in the same second as the cursor',
    wild: 'list paging',
    seam: inRule('listing', 'follows', () => ({ file }, cursor, order) => {
      return file.id !== cursor.file.id && order * (file.created_at - cursor.file.created_at) >= 0;
    }),
  },
  {
    name: 'page-starts-over',
    requirement: 'LIST-08',
    text: 'returns the first page again after the last one',
    wild: 'list paging',
    seam: together(
      hasMore(() => true),
      inRule('listing', 'buildPage', (buildPage) => (of) => {
        return buildPage(of.following.length > 0 ? of : { ...of, following: of.all.toReversed() });
      }),
    ),
  },
  {
    name: 'page-of-20',
    requirement: 'LIST-10',
    text: 'returns 20 files on a page by default',
    wild: 'list paging',
    seam: pageOf(20),
  },
  {
    name: 'page-of-100',
    requirement: 'LIST-10',
    text: 'returns 100 files on a page by default',
    wild: 'list paging',
    seam: pageOf(100),
  },
  {
    name: 'page-of-1000',
    requirement: 'LIST-10',
    text: 'returns 1000 files on a page by default',
    wild: 'list paging',
    seam: pageOf(1000),
  },
];
