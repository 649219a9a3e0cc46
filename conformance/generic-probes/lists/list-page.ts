import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import { listedPage } from '../../replay/listed-page.js';
import type { ProbeSource } from '../probe-family.js';

/** One page of a list, read. */
export interface ListPage {
  readonly response: ProbeResponse;
  /** Where the items are: a JSON Pointer, empty where the response is the list. */
  readonly pointer: string;
  readonly itemId: string;
  readonly items: readonly JsonObject[];
  /** The ids of the items as strings, in order. */
  readonly ids: readonly string[];
}

/** The page that a response holds; undefined where it holds none. */
export function readPage(
  { contract }: Pick<ProbeSource, 'contract'>,
  response: ProbeResponse,
): ListPage | undefined {
  const page = listedPage(contract, response.sent, response.json);
  if (page === undefined || response.status >= 300) return undefined;
  const items = page.items.filter(isJsonObject);
  const { pointer, itemId } = page;
  return { response, pointer, itemId, items, ids: items.map((item) => String(item[itemId])) };
}
