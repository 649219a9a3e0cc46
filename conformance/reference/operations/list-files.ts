import type { FileList } from '../../../generated/typescript/types.js';
import type { ApiRequest, Reply } from '../handler.js';
import { PAGE_RANGE } from '../limits.js';
import { refusals } from '../refusals.js';
import type { StoredFile } from '../store/state.js';
import type { Store, View } from '../store/store.js';

/** GET /files. */
export async function listFiles(request: ApiRequest, store: Store): Promise<Reply> {
  const limit = readLimit(request.query.get('limit'));
  const order = readOrder(request.query.get('order'));
  const view = store.view();
  const after = readCursor(request.query.get('after'), view);
  const purpose = request.query.get('purpose');
  const following = view
    .files()
    .filter(({ file }) => purpose === null || file.purpose === purpose)
    .filter((stored) => after === undefined || order * compare(stored, after) > 0)
    .sort((left, right) => order * compare(left, right));
  return Promise.resolve({ kind: 'json', body: page(following, limit) });
}

function page(following: readonly StoredFile[], limit: number): FileList {
  const data = following.slice(0, limit).map(({ file }) => file);
  return {
    object: 'list',
    data,
    first_id: data.at(0)?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: following.length > limit,
  };
}

/** Files of one second keep the order in which they came, so that no page leaves one out. */
function compare(left: StoredFile, right: StoredFile): number {
  return left.file.created_at - right.file.created_at || left.sequence - right.sequence;
}

function readLimit(text: string | null): number {
  if (text === null) return PAGE_RANGE.most;
  const limit = Number(text);
  if (!/^[0-9]+$/.test(text) || limit < PAGE_RANGE.least || limit > PAGE_RANGE.most) {
    throw refusals.wrongLimit(text);
  }
  return limit;
}

function readOrder(text: string | null): 1 | -1 {
  if (text === 'asc') return 1;
  if (text === null || text === 'desc') return -1;
  throw refusals.wrongOrder(text);
}

function readCursor(id: string | null, view: View): StoredFile | undefined {
  if (id === null) return undefined;
  const cursor = view.file(id);
  if (cursor === undefined) throw refusals.noSuchCursor(id);
  return cursor;
}
