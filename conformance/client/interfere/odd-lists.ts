import { withValueAt, type JsonChange } from './change-values.js';

/** A cursor that leads nowhere. */
const cursor = 'upspec-next-page';

/** The first page again, which says that there are more. */
export const sameFirstPage: JsonChange = ({ value, operation, first = value }) =>
  promiseMore(first, operation);

/** A page without items, which says that there are more. */
export const emptyPage: JsonChange = ({ value, operation }) => {
  const { items } = operation.paging ?? {};
  if (items === undefined || items === '') return undefined;
  return promiseMore(withValueAt(value, items, []), operation);
};

/** A page that does not say whether there are more. */
export const withoutHasMore: JsonChange = ({ value, operation }) => {
  const { hasMore } = operation.paging ?? {};
  return hasMore === undefined ? undefined : withValueAt(value, hasMore);
};

/** Undefined where the document does not state how a page says that there are more. */
function promiseMore(value: unknown, { paging }: Parameters<JsonChange>[0]['operation']): unknown {
  const { hasMore, next } = paging ?? {};
  const withFlag = hasMore === undefined ? value : withValueAt(value, hasMore, true);
  if (next?.kind === 'cursor') return withValueAt(withFlag, next.pointer, cursor);
  return hasMore === undefined ? undefined : withFlag;
}
