import type {
  Contract,
  ContractOperation,
  ContractResource,
  ResourceCreator,
} from '@upspec/document';

/** What an operation does to the objects that the mock keeps. */
export type OperationRole =
  | { readonly kind: 'create'; readonly resource: string; readonly creator: ResourceCreator }
  | { readonly kind: 'list'; readonly resource: string }
  | ItemRole
  | { readonly kind: 'other' };

/** The role of an operation on one object, whose id is in a path parameter. */
export interface ItemRole {
  readonly kind: 'retrieve' | 'update' | 'remove' | 'end' | 'download' | 'store-bytes';
  readonly resource: string;
  readonly parameter: string;
}

/** The roles of all operations of a contract, by id. */
export function operationRoles(contract: Contract): ReadonlyMap<string, OperationRole> {
  const resources = Object.entries(contract.resources);
  return new Map(
    Object.entries(contract.operations).map(([id, operation]) => {
      const roles = resources.map(([name, resource]) =>
        roleIn(contract, { name, resource }, { id, operation }),
      );
      return [id, roles.find((role) => role !== undefined) ?? { kind: 'other' }];
    }),
  );
}

interface NamedResource {
  readonly name: string;
  readonly resource: ContractResource;
}

function roleIn(
  contract: Contract,
  { name, resource }: NamedResource,
  { id, operation }: { readonly id: string; readonly operation: ContractOperation },
): OperationRole | undefined {
  const creator = resource.creators.find((each) => each.operation === id);
  if (creator !== undefined) return { kind: 'create', resource: name, creator };
  const remover = resource.removers.find((each) => each.operation === id);
  if (remover !== undefined) {
    return { kind: 'remove', resource: name, parameter: remover.parameter };
  }
  if (resource.lister === id) return { kind: 'list', resource: name };
  if (resource.creators.length === 0) return undefined;
  const end = resource.ends.find((each) => each.operation === id);
  if (end !== undefined) return { kind: 'end', resource: name, parameter: end.parameter };
  const parameter = itemParameter(resource);
  if (parameter !== undefined && resource.path !== undefined) {
    const item = { resource: name, parameter };
    if (resource.retriever === id) return { kind: 'retrieve', ...item };
    if (operation.path === resource.path) return itemRole(operation, item);
    if (operation.path.startsWith(`${resource.path}/`)) {
      const kind = bytesRole(contract, operation, resource.path);
      if (kind !== undefined) return { kind, ...item };
    }
  }
  return isListing(contract, resource, operation) ? { kind: 'list', resource: name } : undefined;
}

function itemRole(
  operation: ContractOperation,
  item: { readonly resource: string; readonly parameter: string },
): OperationRole | undefined {
  switch (operation.method) {
    case 'GET':
      return { kind: 'retrieve', ...item };
    case 'PUT':
    case 'PATCH':
    case 'POST':
      return { kind: 'update', ...item };
    case 'DELETE':
      return { kind: 'remove', ...item };
    default:
      return undefined;
  }
}

/** Of the operations that are directly below an object, those that send or receive its bytes. */
function bytesRole(
  { operations }: Contract,
  operation: ContractOperation,
  path: string,
): 'download' | 'store-bytes' | undefined {
  if (operation.path.slice(path.length).includes('{')) return undefined;
  const isDownload = operation.method === 'GET' && hasBytes(operation);
  if (isDownload) return 'download';
  const sendsBytes = operation.body?.kind === 'bytes' || operation.body?.kind === 'multipart';
  const isRead = Object.values(operations).some(
    (each) => each.path === operation.path && each.method === 'GET' && hasBytes(each),
  );
  return sendsBytes && isRead && operation.method !== 'GET' ? 'store-bytes' : undefined;
}

/** Whether an operation responds with bytes. */
function hasBytes({ responses }: ContractOperation): boolean {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const contents = Object.values(success?.content ?? {});
  return contents.length > 0 && contents.every(({ kind }) => kind === 'bytes');
}

/** A GET of the path that objects are created at, which responds with a page or an array. */
function isListing(
  { operations, schemas }: Contract,
  { creators }: ContractResource,
  operation: ContractOperation,
): boolean {
  if (operation.method !== 'GET') return false;
  const isAtCreator = creators.some((each) => operations[each.operation]?.path === operation.path);
  if (!isAtCreator) return false;
  if (operation.paging !== undefined) return true;
  const [, success] =
    Object.entries(operation.responses).find(([key]) => key.startsWith('2')) ?? [];
  const content = Object.values(success?.content ?? {}).find(({ kind }) => kind === 'json');
  return content?.schema !== undefined && schemas[content.schema]?.['type'] === 'array';
}

/** The last parameter of the path of one object. */
export function itemParameter({ path }: Pick<ContractResource, 'path'>): string | undefined {
  return path === undefined ? undefined : [...path.matchAll(/\{([^}]*)\}/g)].at(-1)?.[1];
}

/** Whether the bytes of a new object can be downloaded later. */
export function hasDownload(roles: ReadonlyMap<string, OperationRole>, resource: string): boolean {
  return [...roles.values()].some((role) => role.kind === 'download' && role.resource === resource);
}
