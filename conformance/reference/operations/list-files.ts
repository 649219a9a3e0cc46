import type { ApiRequest, Reply, Service } from '../handler.js';
import { refusals } from '../refusals.js';
import type { StoredFile } from '../store/state.js';
import type { View } from '../store/store.js';

/** GET /files. */
export async function listFiles({ query }: ApiRequest, service: Service): Promise<Reply> {
  const { store, rules } = service;
  const limit = rules.readLimit(query.get('limit'), rules.limits);
  const order = rules.readOrder(query.get('order'));
  const view = store.view();
  const cursor = readCursor(query.get('after'), view);
  const purpose = query.get('purpose');
  const all = view.files().filter(({ file }) => purpose === null || file.purpose === purpose);
  const following = rules
    .sortFiles(all, order)
    .filter((stored) => cursor === undefined || rules.follows(stored, cursor, order));
  return Promise.resolve({ kind: 'json', body: rules.buildPage({ following, limit, all }) });
}

function readCursor(id: string | null, view: View): StoredFile | undefined {
  if (id === null) return undefined;
  const cursor = view.file(id);
  if (cursor === undefined) throw refusals.noSuchCursor(id);
  return cursor;
}
