import type { OperationId } from '../operation-id.js';
import type { ApiRequest } from '../handler.js';
import type { Change } from '../store/state.js';
import type { DataAccess, View } from '../store/store.js';
import { inOperations, type Seam } from './seam.js';

/** Shows operations other data than is stored. */
export function inView(
  ids: readonly OperationId[],
  change: (view: View, request: ApiRequest) => Partial<View>,
): Seam {
  return inOperations(ids, (next) => (request, service) => {
    const store = viewing(service.store, (view) => ({ ...view, ...change(view, request) }));
    return next(request, { ...service, store });
  });
}

/** Stores another change than the operation decided. */
export function inChanges(
  ids: readonly OperationId[],
  edit: <T extends Change>(change: T, view: View) => T,
): Seam {
  return inOperations(ids, (next) => (request, service) => {
    const { store } = service;
    return next(request, {
      ...service,
      store: {
        ...access(store),
        change: (decide) => store.change((view) => edit(decide(view), view)),
      },
    });
  });
}

/** The data without the files whose ids are hidden. */
export function withoutFiles(view: View, hidden: ReadonlySet<string>): Partial<View> {
  return {
    file: (id) => (hidden.has(id) ? undefined : view.file(id)),
    files: () => view.files().filter(({ file }) => !hidden.has(file.id)),
  };
}

function viewing(store: DataAccess, show: (view: View) => View): DataAccess {
  return {
    ...access(store),
    view: () => show(store.view()),
    change: (decide) => store.change((view) => decide(show(view))),
  };
}

function access(store: DataAccess): DataAccess {
  return {
    view: () => store.view(),
    change: (decide) => store.change(decide),
    receive: (stream) => store.receive(stream),
    discard: (chunks) => store.discard(chunks),
    read: (chunks) => store.read(chunks),
  };
}
