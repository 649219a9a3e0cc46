import type { OperationId } from '../operation-id.js';
import type { Tenant } from '../authorize.js';
import type { Change } from './state.js';
import type { DataAccess, View } from './store.js';

/** The use of a file or of an Upload by an operation. */
export interface Use {
  readonly operation: OperationId;
  /** The tenant that sends the request. */
  readonly tenant: Tenant;
  /** The tenant that the object belongs to. */
  readonly owner: Tenant;
  /** Of the object. */
  readonly id: string;
}

/** Which objects a tenant may use. */
export interface Tenancy {
  mayUse(use: Use): boolean;
}

/** A tenant uses its own objects only; those of others do not exist for it. */
export function mayUse({ tenant, owner }: Use): boolean {
  return tenant === owner;
}

interface Requested extends Pick<Use, 'operation' | 'tenant'> {
  readonly tenancy: Tenancy;
}

/** The data as one tenant sees it. What it creates belongs to it. */
export function tenantAccess(
  store: DataAccess,
  { tenancy, operation, tenant }: Requested,
): DataAccess {
  const isUsable = (id: string, owner: Tenant): boolean =>
    tenancy.mayUse({ operation, tenant, owner, id });
  const show = (view: View): View => ({
    ...view,
    file: (id) => {
      const stored = view.file(id);
      return stored !== undefined && isUsable(id, stored.owner) ? stored : undefined;
    },
    upload: (id) => {
      const stored = view.upload(id);
      return stored !== undefined && isUsable(id, stored.owner) ? stored : undefined;
    },
    files: () => view.files().filter(({ file, owner }) => isUsable(file.id, owner)),
  });
  return {
    view: () => show(store.view()),
    change: (decide) => store.change((view) => ownedBy(tenant, decide(show(view)))),
    receive: (stream) => store.receive(stream),
    discard: (chunks) => store.discard(chunks),
    read: (chunks) => store.read(chunks),
  };
}

function ownedBy<T extends Change>(owner: Tenant, change: T): T {
  const isNew = change.kind === 'file-created' || change.kind === 'upload-created';
  return isNew && owner !== undefined ? { ...change, owner } : change;
}
