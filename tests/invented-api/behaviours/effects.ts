import { type ApiResponse, emptyResponse, problemResponse } from '../api-response.js';
import { OPERATIONS } from '../document.js';
import { type Behaviour, behaviour, isSuccess } from './behaviour.js';
import {
  anotherThan,
  contentOf,
  editContent,
  kindOf,
  saveState,
  targetOf,
  touch,
} from './store-edits.js';

const CHANGING = OPERATIONS.filter(({ method }) => method !== 'GET');
const READING = OPERATIONS.filter(({ method, id }) => method === 'GET' && id !== 'listHabitats');
const table = 'effects';

/** What requests do to the state: nothing, too much, or something although they were rejected. */
export const EFFECTS: readonly Behaviour[] = [
  ...CHANGING.flatMap(({ id: operation, method }) => [
    behaviour(
      { what: 'has no effect', table, operation, requests: 'several' },
      ({ next, store }) => {
        const undo = saveState(store);
        const response = next();
        undo();
        return response;
      },
    ),
    ...(method === 'DELETE' ? removals(operation) : changes(operation)),
    ...rejectedEffects(operation),
  ]),
  ...READING.flatMap(({ id: operation }) => [
    behaviour({ what: 'changes what it reads', table, operation, requests: 'several' }, (call) => {
      const response = call.next();
      const target = targetOf(call) ?? anotherThan(call.store, { kind: 'recordists', id: '' });
      if (isSuccess(response) && target !== undefined) touch(call.store, target);
      return response;
    }),
    behaviour({ what: 'removes what it reads', table, operation, requests: 'several' }, (call) => {
      const response = call.next();
      const target = targetOf(call) ?? anotherThan(call.store, { kind: 'recordists', id: '' });
      if (isSuccess(response) && target !== undefined) remove(call.store, target);
      return response;
    }),
    ...later(operation),
  ]),
  ...CHANGING.flatMap(({ id }) => later(id)),
];

type Stored = Parameters<typeof contentOf>[0];
type Found = Parameters<typeof contentOf>[1];

function remove(store: Stored, { kind, id }: Found): void {
  if (kind === 'recordings') store.recordings.delete(String(id));
  else store[kind].delete(Number(id));
}

function removals(operation: string): readonly Behaviour[] {
  const several = { table, operation, requests: 'several' } as const;
  return [
    behaviour({ ...several, what: 'removes another one too' }, (call) => {
      const target = targetOf(call);
      const other = target === undefined ? undefined : anotherThan(call.store, target);
      const response = call.next();
      if (isSuccess(response) && other !== undefined) remove(call.store, other);
      return response;
    }),
    behaviour({ ...several, what: 'removes another one instead' }, (call) => {
      const target = targetOf(call);
      const isKnown = target !== undefined && contentOf(call.store, target) !== undefined;
      const other = target === undefined ? undefined : anotherThan(call.store, target);
      const undo = saveState(call.store);
      const response = call.next();
      if (!isKnown || other === undefined || !isSuccess(response)) return response;
      undo();
      remove(call.store, other);
      return response;
    }),
    behaviour({ ...several, what: 'removes all of the kind' }, (call) => {
      const response = call.next();
      if (isSuccess(response)) call.store[kindOf(operation)].clear();
      return response;
    }),
    behaviour({ ...several, what: 'succeeds for what was removed before' }, (call) => {
      const response = call.next();
      return response.status === 404 ? emptyResponse(204) : response;
    }),
    behaviour({ ...several, what: 'removes only the content' }, (call) => {
      const target = targetOf(call);
      const undo = saveState(call.store);
      const response = call.next();
      if (target === undefined || !isSuccess(response)) return response;
      undo();
      editContent(call.store, target, (content) =>
        Object.fromEntries(
          Object.entries(content).map(([name, value]) => [
            name,
            name === 'title' || name === 'name' ? 'removed' : value,
          ]),
        ),
      );
      return response;
    }),
  ];
}

function changes(operation: string): readonly Behaviour[] {
  const several = { table, operation, requests: 'several' } as const;
  return [
    behaviour({ ...several, what: 'gives another one the same values' }, (call) => {
      const response = call.next();
      const target = targetOf(call, response);
      const content = target === undefined ? undefined : contentOf(call.store, target);
      const other = target === undefined ? undefined : anotherThan(call.store, target);
      if (!isSuccess(response) || content === undefined || other === undefined) return response;
      editContent(call.store, other, ({ id, self, createdAt, count, ...own }) => ({
        ...own,
        ...content,
        ...(id !== undefined && { id, self, createdAt, count }),
      }));
      return response;
    }),
    behaviour({ ...several, what: 'removes another one' }, (call) => {
      const response = call.next();
      const target = targetOf(call, response);
      const other = target === undefined ? undefined : anotherThan(call.store, target);
      if (isSuccess(response) && other !== undefined) remove(call.store, other);
      return response;
    }),
    behaviour({ ...several, what: 'makes another one a later state' }, (call) => {
      const response = call.next();
      const target = targetOf(call, response);
      const other = target === undefined ? undefined : anotherThan(call.store, target);
      if (isSuccess(response) && other !== undefined) touch(call.store, other);
      return response;
    }),
    behaviour({ ...several, what: 'has its effect twice' }, (call) => {
      const response = call.next();
      if (isSuccess(response)) call.next();
      return response;
    }),
    behaviour({ ...several, what: 'has no effect the second time' }, (call) => {
      const target = targetOf(call);
      const isSecond = target !== undefined && isLater(call.store, target);
      const undo = saveState(call.store);
      const response = call.next();
      if (isSecond && isSuccess(response)) undo();
      return response;
    }),
  ];
}

function isLater(store: Stored, { kind, id }: Found): boolean {
  if (kind === 'recordists') return (store.recordists.get(Number(id))?.version ?? 0) > 1;
  return (store.recordings.get(String(id))?.version ?? 0) > 1;
}

/** Rejected for one reason, and done all the same. */
function rejectedEffects(operation: string): readonly Behaviour[] {
  const several = { table, operation, requests: 'several' } as const;
  return [
    behaviour({ ...several, what: 'is done although it is rejected with 401' }, (call) => {
      const response = call.next();
      if (response.status !== 401) return response;
      const { headers } = call.request;
      call.next({ ...call.request, headers: { ...headers, 'x-archive-key': call.key } });
      return response;
    }),
    behaviour({ ...several, what: 'is done although it is rejected with 412' }, (call) => {
      const response = call.next();
      if (response.status !== 412) return response;
      call.next({ ...call.request, headers: { ...call.request.headers, 'if-match': '*' } });
      return response;
    }),
    behaviour({ ...several, what: 'is done although it is rejected with 415' }, (call) => {
      const response = call.next();
      if (response.status !== 415 || !('operation' in call.route)) return response;
      const [type = ''] = Object.keys(call.route.operation.requestContent);
      call.next({ ...call.request, headers: { ...call.request.headers, 'content-type': type } });
      return response;
    }),
    behaviour({ ...several, what: 'is done although it is rejected with 422' }, (call) => {
      const response = call.next();
      if (response.status !== 422) return response;
      call.next({ ...call.request, bodySchema: {} });
      return response;
    }),
  ];
}

/** What works at first, and not after some requests. */
function later(operation: string): readonly Behaviour[] {
  return [
    {
      name: `fails from the third success on: ${operation}`,
      table,
      operation,
      requests: 'several',
      create: () => {
        let successes = 0;
        return ({ next }) => {
          const response = next();
          if (isSuccess(response)) successes += 1;
          return successes > 2 ? problemResponse(500, 'Internal Server Error') : response;
        };
      },
    },
    {
      name: `sends its response before the last: ${operation}`,
      table,
      operation,
      requests: 'several',
      create: () => {
        let last: ApiResponse | undefined;
        return ({ next }) => {
          const response = next();
          if (!isSuccess(response)) return response;
          const sent = last ?? response;
          last = response;
          return sent;
        };
      },
    },
  ];
}
