import type { ProbeSource } from '../probe-family.js';

/** A page is not asked to be longer, whatever the document allows. */
const longest = 100;

/** The size of a page where the document gives no bound. */
const defaultSize = 20;

/** The sizes that a page of a list may have, as the document says. */
export interface PageSizes {
  readonly least: number;
  readonly most: number;
}

/** Undefined where a list has no parameter for the size of its pages. */
export function pageSizes(
  { contract, book }: Pick<ProbeSource, 'contract' | 'book'>,
  list: string,
): PageSizes | undefined {
  const { paging, parameters = [] } = contract.operations[list] ?? {};
  const parameter = parameters.find(({ name }) => name === paging?.limit);
  if (parameter === undefined) return undefined;
  const { minimum, maximum, default: standard } = book.flat(book.named(parameter.schema));
  const least = typeof minimum === 'number' ? Math.max(1, minimum) : 1;
  const stated = [maximum, standard].find((value) => typeof value === 'number');
  const most = typeof stated === 'number' ? Math.min(stated, longest) : defaultSize;
  return { least, most: Math.max(least, most) };
}

/** The size of the longest page of a list; undefined where the server chooses. */
export function longestPage(
  source: Pick<ProbeSource, 'contract' | 'book'>,
  list: string,
): number | undefined {
  return pageSizes(source, list)?.most;
}
