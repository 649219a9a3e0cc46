import type { FileObject } from '@upspec/openai-files/types';
import type { Limits } from '../limits.js';
import { rejections } from '../rejections.js';
import type { StoredFile } from '../store/state.js';

/** The files that a page is taken from. */
export interface PageOf {
  /** All files after the cursor, in order. */
  readonly following: readonly StoredFile[];
  readonly limit: number;
  /** All files of the requested purpose, before and after the cursor. */
  readonly all: readonly StoredFile[];
}

/** A page of files, as it is returned. */
export interface Page {
  readonly object: 'list';
  readonly data: readonly FileObject[];
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly has_more: boolean;
}

export function buildPage({ following, limit }: PageOf): Page {
  const data = following.slice(0, limit).map(({ file }) => file);
  return {
    object: 'list',
    data,
    first_id: data.at(0)?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: following.length > limit,
  };
}

/** @param order 1 for the oldest first, -1 for the newest first */
export function sortFiles(files: readonly StoredFile[], order: 1 | -1): readonly StoredFile[] {
  return files.toSorted((left, right) => order * compare(left, right));
}

/** Whether a file is after the cursor. */
export function follows(file: StoredFile, cursor: StoredFile, order: 1 | -1): boolean {
  return order * compare(file, cursor) > 0;
}

/** Files of the same second keep the order of their creation, so that no page omits one. */
function compare(left: StoredFile, right: StoredFile): number {
  return left.file.created_at - right.file.created_at || left.sequence - right.sequence;
}

export function readLimit(text: string | null, { page }: Limits): number {
  if (text === null) return page.default;
  const limit = Number(text);
  if (!/^[0-9]+$/.test(text) || limit < page.least || limit > page.most) {
    throw rejections.wrongLimit(text, page);
  }
  return limit;
}

export function readOrder(text: string | null): 1 | -1 {
  if (text === 'asc') return 1;
  if (text === null || text === 'desc') return -1;
  throw rejections.wrongOrder(text);
}
