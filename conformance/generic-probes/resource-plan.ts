import type { Contract, ContractResource, ResourceCreator } from '@upspec/document';
import { resourceOf } from '../plan/unknown-effect.js';
import { whatWouldStay } from '../replay/removals-of.js';

/** The operations on one kind of resource, read from the contract and its lifecycle. */
export interface PlannedResource {
  readonly name: string;
  readonly creator: ResourceCreator;
  /** Returns one. */
  readonly read?: string;
  /** Returns pages or a list of them. */
  readonly list?: string;
  /** Changes a part of one: PATCH of its path. */
  readonly change?: string;
  /** Replaces one: PUT of its path. */
  readonly replace?: string;
  readonly remove?: string;
  /** The path parameter that holds its id. */
  readonly parameter?: string;
  /** The property of its representation that holds its id. */
  readonly idProperty?: string;
  /** Those whose ids the path of its creator holds. */
  readonly parents: readonly string[];
  /** Whether the document declares an ETag of its representation. */
  readonly hasEntityTag: boolean;
  /** Whether what is created stays at the server, as no operation removes it. */
  readonly stays: boolean;
}

/** By the name of the resource in the contract. */
export type ResourcePlan = ReadonlyMap<string, PlannedResource>;

/** The resources that a run can create by itself. */
export function planResources(contract: Contract): ResourcePlan {
  const planned = Object.entries(contract.resources).flatMap(([name, resource]) => {
    const [creator] = resource.creators;
    return creator === undefined
      ? []
      : [[name, planResource(contract, { name, resource, creator })] as const];
  });
  return new Map(planned);
}

interface Named {
  readonly name: string;
  readonly resource: ContractResource;
  readonly creator: ResourceCreator;
}

function planResource(contract: Contract, { name, resource, creator }: Named): PlannedResource {
  const { operations } = contract;
  const { path, retriever, removers } = resource;
  const [remover] = removers;
  const own = retriever === undefined ? path : operations[retriever]?.path;
  const onPath = (method: string): string | undefined =>
    Object.entries(operations).find(([, each]) => each.method === method && each.path === own)?.[0];
  const list = resource.lister ?? pagerOf(contract, name);
  const [change, replace] = [onPath('PATCH'), onPath('PUT')];
  const parameter = own === undefined ? undefined : /\{([^}]*)\}$/.exec(own)?.[1];
  const idProperty = creator.id.in === 'body' ? creator.id.pointer.split('/').at(-1) : undefined;
  return {
    name,
    creator,
    ...(retriever !== undefined && { read: retriever }),
    ...(list !== undefined && { list }),
    ...(change !== undefined && { change }),
    ...(replace !== undefined && replace !== creator.operation && { replace }),
    ...(remover !== undefined && { remove: remover.operation }),
    ...(parameter !== undefined && { parameter }),
    ...(idProperty !== undefined && { idProperty }),
    parents: parentsOf(contract, name, creator.operation),
    hasEntityTag: Object.values(operations[retriever ?? '']?.responses ?? {}).some(
      ({ headers }) => headers['etag'] !== undefined,
    ),
    stays: whatWouldStay(contract, [creator.operation]).some((each) => each.resource === name),
  };
}

function parentsOf(contract: Contract, name: string, creator: string): readonly string[] {
  const operation = contract.operations[creator];
  if (operation === undefined) return [];
  const resources = operation.parameters.flatMap(
    (parameter) => resourceOf(parameter, operation, contract) ?? [],
  );
  return resources.filter((each) => each !== name);
}

/** A list whose items have ids of the resource. */
function pagerOf({ operations, comparisons }: Contract, name: string): string | undefined {
  const found = Object.entries(operations).find(([, { paging, responses }]) => {
    const content = Object.values(responses['200']?.content ?? {})[0];
    if (paging?.itemId === undefined || content?.schema === undefined) return false;
    const list = comparisons[content.schema];
    const property = paging.items.slice(1);
    const inner = property === '' ? list : comparisons[list?.properties[property]?.schema ?? ''];
    const item = comparisons[inner?.items?.schema ?? ''];
    return item?.properties[paging.itemId]?.resource === name;
  });
  return found?.[0];
}
