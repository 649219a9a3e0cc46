import type { RecordedResponse } from '../../fixture/fixture.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { jsonOf } from '../capture/json-of.js';
import { buildContent, buildPlain } from './build-body.js';
import { isSuccess, type Classified } from './classify.js';
import type { FlowFacts } from './flow-facts.js';

/** The body of an answer: a file's content as bytes, all else as JSON where it is JSON. */
export function responseBody(
  { capture, operation }: Classified,
  facts: FlowFacts,
): Pick<RecordedResponse, 'body'> {
  const { response } = capture;
  if (operation === 'downloadFile' && isSuccess(capture)) {
    const body = response.kind === 'content' ? buildContent(response.content, facts) : { text: '' };
    return body === undefined ? {} : { body };
  }
  if (response.kind !== 'content') return {};
  const json = jsonOf(response);
  if (json !== undefined) {
    const page =
      operation === 'listFiles' && isJsonObject(json) ? ownItems(json, capture.path, facts) : json;
    return { body: { json: facts.secrets.coverJson(page) } };
  }
  const body = buildPlain(response.content, facts);
  return body === undefined ? {} : { body };
}

/** A page without other people's files, which a replay passes over and nobody else should read. */
function ownItems(page: JsonObject, path: string, { madeAt }: FlowFacts): JsonObject {
  const { data } = page;
  if (!Array.isArray(data)) return page;
  const own = (data as readonly unknown[])
    .filter(isJsonObject)
    .filter(({ id }) => typeof id === 'string' && madeAt.has(id));
  const isUp = new URLSearchParams(path.split('?')[1]).get('order') === 'asc';
  const rank = (item: JsonObject): number =>
    (madeAt.get(String(item['id'])) ?? 0) * (isUp ? 1 : -1);
  const sorted = runsOfOneSecond(own).flatMap((run) => run.sort((a, b) => rank(a) - rank(b)));
  return {
    ...page,
    data: sorted,
    ...('first_id' in page && { first_id: sorted[0]?.['id'] ?? null }),
    ...('last_id' in page && { last_id: sorted.at(-1)?.['id'] ?? null }),
  };
}

/** Files of one second have no order in the contract; on a replay each has a second of its own. */
function runsOfOneSecond(items: readonly JsonObject[]): readonly JsonObject[][] {
  const runs: JsonObject[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run !== undefined && run[0]?.['created_at'] === item['created_at']) run.push(item);
    else runs.push([item]);
  }
  return runs;
}
