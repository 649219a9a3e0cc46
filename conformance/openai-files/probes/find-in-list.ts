import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { idOf, itemsOf } from './responses.js';
import { listFiles } from './requests.js';
import { queryOf } from './sweep.js';

/** The first page of a list, and a file on it. */
export interface InList {
  readonly response: ProbeResponse;
  /** Undefined if the file is not on the page. */
  readonly item: JsonObject | undefined;
}

/** The newest files are first, so that a new file is among the first hundred. */
export async function findInList(target: OpenAITarget, created: ProbeResponse): Promise<InList> {
  const { paging } = target.profile;
  const purpose = isJsonObject(created.json) ? created.json['purpose'] : undefined;
  const query = queryOf({
    ...(paging.purpose && typeof purpose === 'string' && { purpose }),
    ...(paging.limit && { limit: Math.min(paging.mostPerPage, 100) }),
  });
  const response = await target.send(listFiles(query));
  return { response, item: itemsOf(response).find(({ id }) => id === idOf(created)) };
}
