import { observedAcceptance } from '../conduct/judge-acceptance.js';
import { movingCursor } from '../conduct/judge-cursors.js';
import { emptyPage, sameFirstPage, withoutHasMore } from '../interfere/odd-lists.js';
import type { Scenario } from './scenario.js';

/** Lists whose pages contradict each other. */
export const oddLists: readonly Scenario[] = [
  {
    name: 'endless-list',
    summary: 'each page of a list is the first one, and says that there are more',
    select: { requests: 'all', of: 'list' },
    interference: { kind: 'change', change: sameFirstPage },
    rules: [movingCursor],
    mostInterfered: 8,
  },
  {
    name: 'empty-page',
    summary: 'each page of a list is empty, and says that there are more',
    select: { requests: 'all', of: 'list' },
    interference: { kind: 'change', change: emptyPage },
    rules: [movingCursor],
    mostInterfered: 8,
  },
  {
    name: 'no-has-more',
    summary: 'no page of a list says whether there are more',
    select: { requests: 'all', of: 'list' },
    interference: { kind: 'change', change: withoutHasMore },
    rules: [movingCursor, observedAcceptance],
    mostInterfered: 50,
  },
];
