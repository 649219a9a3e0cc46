import { asList, type Json, type JsonObject } from '../document.js';
import { type Behaviour, behaviour, type BehaviourCall, isSuccess } from './behaviour.js';
import { withQuery, bodyChange, type PagedList, table } from './paged-list.js';

/** Cursors and links that lead somewhere else. */
export function cursorChanges(list: PagedList): readonly Behaviour[] {
  const { operation } = list;
  return [
    bodyChange(list, 'next is never null', (body) => ({
      ...body,
      next: body['next'] ?? lastCursor(body),
    })),
    bodyChange(list, 'next is always null', (body) => ({ ...body, next: null })),
    bodyChange(list, 'next leads to the same page again', (body, { request }) => ({
      ...body,
      next: body['next'] === null ? null : (request.url.searchParams.get('cursor') ?? body['next']),
    })),
    bodyChange(list, 'next leads to the page after the next', (body, { store }) => ({
      ...body,
      next: body['next'] === null ? null : skipped(body, store),
    })),
    bodyChange(list, 'next is an id and not a cursor', (body) => ({
      ...body,
      next: body['next'] === null ? null : String(lastId(body)),
    })),
    linked(operation, 'Link is missing', () => undefined),
    linked(operation, 'Link leads to the first page', (link) => link?.replace(/&cursor=[^>]*/, '')),
    linked(operation, 'Link has the relation prev', (link) => link?.replace('"next"', '"prev"')),
    linked(
      operation,
      'Link is there on the last page',
      (link, { request }) => link ?? `<${request.url.pathname}?cursor=none>; rel="next"`,
    ),
    linked(operation, 'Link leads to another list', (link) =>
      link?.replace(/recordists\/\d+\/recordings/, 'recordists'),
    ),
    ...foreignPages(operation),
  ];
}

function foreignPages(operation: string): readonly Behaviour[] {
  return [
    behaviour(
      { what: 'contains the recordings of all', table, operation, requests: 'several' },
      ({ store, route, next }) => {
        if (!('operation' in route)) return next();
        const recordistId = Number(route.path['recordistId']);
        const saved = [...store.recordings];
        for (const [id, each] of saved) store.recordings.set(id, { ...each, recordistId });
        const response = next();
        for (const [id, each] of saved) store.recordings.set(id, each);
        return response;
      },
    ),
    behaviour(
      { what: 'an unknown cursor begins at the start', table, operation, requests: 'one' },
      ({ request, next }) => {
        const response = next();
        return response.status === 422 && request.url.searchParams.has('cursor')
          ? next(withQuery(request, 'cursor', undefined))
          : response;
      },
    ),
  ];
}

function lastId(body: JsonObject): Json {
  const last = asList(body['data']).at(-1);
  return typeof last === 'object' && last !== null && 'id' in last ? (last['id'] ?? null) : null;
}

function lastCursor(body: JsonObject): Json {
  const id = lastId(body);
  return id === null ? null : Buffer.from(String(id)).toString('base64url');
}

function skipped(body: JsonObject, store: BehaviourCall['store']): Json {
  const ids = [...store.recordings.keys()];
  const after = ids[ids.indexOf(String(lastId(body))) + 1];
  return after === undefined ? (body['next'] ?? null) : Buffer.from(after).toString('base64url');
}

function linked(
  operation: string,
  what: string,
  change: (link: string | undefined, call: BehaviourCall) => string | undefined,
): Behaviour {
  return behaviour({ what, table, operation, requests: 'several' }, (call) => {
    const response = call.next();
    if (!isSuccess(response)) return response;
    const { Link: link, ...headers } = response.headers;
    const changed = change(link, call);
    return {
      ...response,
      headers: { ...headers, ...(changed !== undefined && { Link: changed }) },
    };
  });
}
