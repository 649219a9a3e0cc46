import type { JsonObject } from '../document.js';
import type { ApiRequest } from '../node-server/archive.js';
import { type Behaviour, behaviour, type BehaviourCall, isSuccess } from './behaviour.js';
import { withJson } from './store-edits.js';

export const table = 'paging';

/** A list of the API, and how its pages are requested for. */
export interface PagedList {
  readonly operation: string;
  readonly items: string;
  /** The parameter of the size, and its default. */
  readonly size: string;
  readonly defaultSize: number;
  /** The parameter that leads to a page. */
  readonly position: string;
}

/** The request with another query parameter, or without it. */
export function withQuery(
  request: ApiRequest,
  name: string,
  value: string | undefined,
): ApiRequest {
  const url = new URL(request.url);
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return { ...request, url };
}

/** A list whose pages say something else. */
export function bodyChange(
  { operation }: PagedList,
  what: string,
  change: (body: JsonObject, call: BehaviourCall) => JsonObject,
): Behaviour {
  return behaviour({ what, table, operation, requests: 'several' }, (call) => {
    const response = call.next();
    return isSuccess(response) ? withJson(response, (body) => change(body, call)) : response;
  });
}
