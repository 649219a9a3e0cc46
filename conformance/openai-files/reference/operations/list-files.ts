import type { ApiRequest, Reply, Service } from '../handler.js';
import type { Limits } from '../limits.js';
import { rejections } from '../rejections.js';
import type { StoredFile } from '../store/state.js';
import type { View } from '../store/store.js';
import type { Page, PageOf } from './page-files.js';

/** How files are listed. */
export interface Listing {
  readLimit(text: string | null, limits: Limits): number;
  readOrder(text: string | null): 1 | -1;
  sortFiles(files: readonly StoredFile[], order: 1 | -1): readonly StoredFile[];
  follows(file: StoredFile, cursor: StoredFile, order: 1 | -1): boolean;
  buildPage(files: PageOf): Page;
}

/** The rules by which GET /files decides. */
export interface ListFilesRules {
  readonly limits: Limits;
  readonly listing: Listing;
}

/** GET /files. */
export async function listFiles(
  { query }: ApiRequest,
  { store, rules }: Service<ListFilesRules>,
): Promise<Reply> {
  const { listing, limits } = rules;
  const limit = listing.readLimit(query.get('limit'), limits);
  const order = listing.readOrder(query.get('order'));
  const view = store.view();
  const cursor = readCursor(query.get('after'), view);
  const purpose = query.get('purpose');
  const all = view.files().filter(({ file }) => purpose === null || file.purpose === purpose);
  const following = listing
    .sortFiles(all, order)
    .filter((stored) => cursor === undefined || listing.follows(stored, cursor, order));
  return Promise.resolve({ kind: 'json', body: listing.buildPage({ following, limit, all }) });
}

function readCursor(id: string | null, view: View): StoredFile | undefined {
  if (id === null) return undefined;
  const cursor = view.file(id);
  if (cursor === undefined) throw rejections.noSuchCursor(id);
  return cursor;
}
