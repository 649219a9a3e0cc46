import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { valueAt } from '../json/json-pointer.js';
import type { Answer, Probe, ProbeTarget } from '../probe/probe.js';
import { createFile } from './requests.js';

/** What holds when a list is followed from page to page. */
export const listProbes: readonly Probe[] = [
  {
    name: 'files/list/one-second',
    title: 'Files of one second are each listed once, at every limit and in both orders',
    requirements: ['LIST-08'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: after is a cursor for use in pagination'],
    async run(target) {
      const made = await Promise.all(
        Array.from({ length: 5 }, () => target.ask(createFile({ purpose: 'user_data' }))),
      );
      const wanted = new Set(made.map(({ json }) => String(valueAt(json, '/id'))));
      for (const order of ['desc', 'asc']) {
        for (const limit of [1, 2, 3]) await sweep(target, { order, limit, wanted });
      }
    },
  },
];

interface Sweep {
  readonly order: string;
  readonly limit: number;
  /** The ids that must come, each once. */
  readonly wanted: ReadonlySet<string>;
}

/** No list of a test is followed further than this. */
const mostPages = 400;

async function sweep(target: ProbeTarget, { order, limit, wanted }: Sweep): Promise<void> {
  const seen = new Set<string>();
  let after = '';
  for (let page = 0; page < mostPages; page += 1) {
    const query = `purpose=user_data&order=${order}&limit=${limit}${after}`;
    const answer = await target.ask({
      ...{ operation: 'listFiles', method: 'GET', path: `/files?${query}`, want: 200 },
    });
    const ids = itemsOf(answer).map(({ id }) => String(id));
    const again = ids.find((id) => seen.has(id));
    if (again !== undefined) {
      target.find(answer, {
        ...{ requirement: 'LIST-08', where: 'body /data' },
        ...{ wanted: 'files that came on no earlier page', got: `${again} again` },
      });
      return;
    }
    for (const id of ids) seen.add(id);
    const isLast = valueAt(answer.json, '/has_more') !== true || ids.length === 0;
    if (!isLast) {
      after = `&after=${encodeURIComponent(ids.at(-1) ?? '')}`;
      continue;
    }
    const missing = [...wanted].filter((id) => !seen.has(id));
    if (missing.length > 0) {
      target.find(answer, {
        ...{ requirement: 'LIST-08', where: 'body /has_more' },
        ...{ wanted: `all ${wanted.size} files that were made`, got: `${missing.length} missing` },
      });
    }
    return;
  }
}

function itemsOf({ json }: Answer): readonly JsonObject[] {
  const data = valueAt(json, '/data');
  return Array.isArray(data) ? data.filter(isJsonObject) : [];
}
