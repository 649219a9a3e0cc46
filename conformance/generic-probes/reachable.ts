import type { Contract, ContractOperation } from '@upspec/document';
import { isSafe, resourceOf } from '../plan/unknown-effect.js';
import type { SuccessRequests } from './probe-family.js';
import type { ResourcePlan } from './resource-plan.js';

/** What decides whether a request can be sent without harm. */
export interface Reach {
  readonly contract: Contract;
  readonly resources: ResourcePlan;
  readonly requests: ReadonlyMap<string, SuccessRequests>;
  readonly existing: Readonly<Record<string, unknown>>;
  /** Whether requests are sent whose effect can't be undone. */
  readonly allowLeftovers: boolean;
  /** Whether only requests are sent that change nothing. */
  readonly readOnly: boolean;
}

/**
 * Why a run can't send a success of an operation that touches only what it created; by operation, and
 * absent where it can. What creates a resource is sent where an operation removes it again; what
 * changes one, where the run created it.
 */
export function findUnreachable(reach: Reach): ReadonlyMap<string, string> {
  const reasons = Object.entries(reach.contract.operations).flatMap(([id, operation]) => {
    const reason = reasonOf(reach, { id, operation, above: [] });
    return reason === undefined ? [] : [[id, reason] as const];
  });
  return new Map(reasons);
}

interface Reached {
  readonly id: string;
  readonly operation: ContractOperation;
  /** The resources that are being created for it. */
  readonly above: readonly string[];
}

function reasonOf(reach: Reach, { id, operation, above }: Reached): string | undefined {
  const { allowLeftovers, readOnly, requests, contract } = reach;
  if (!requests.has(id)) return 'no request can be made from its schema';
  const needed = operation.parameters.filter(({ in: location }) => location === 'path');
  const created = creatorOf(reach, id);
  for (const parameter of needed) {
    const { name } = parameter;
    const resource = resourceOf(parameter, operation, contract);
    if (isExisting(reach, name, resource)) continue;
    if (resource === undefined) {
      if (isSafe(operation) || allowLeftovers) continue;
      return `nothing says what its parameter ${name} names`;
    }
    if (resource === created) continue;
    const reason = reasonNotToCreate(reach, resource, above);
    if (reason !== undefined) return reason;
  }
  if (isSafe(operation) || operation.changesNothing === true) return undefined;
  if (readOnly) return 'it may change something, and the run is read-only';
  if (allowLeftovers) return undefined;
  if (created !== undefined) {
    const stays = reach.resources.get(created)?.stays === true;
    return stays ? `it creates one of ${created}, which no operation removes` : undefined;
  }
  const isOfOwn = needed.some((each) => {
    const resource = resourceOf(each, operation, contract);
    return resource !== undefined && !isExisting(reach, each.name, resource);
  });
  return isOfOwn ? undefined : 'it may change what the run did not create';
}

function isExisting({ existing }: Reach, name: string, resource = ''): boolean {
  return [name, resource].some((key) => Object.hasOwn(existing, key));
}

function creatorOf({ resources }: Reach, id: string): string | undefined {
  return [...resources.values()].find(({ creator }) => creator.operation === id)?.name;
}

function reasonNotToCreate(
  reach: Reach,
  resource: string,
  above: readonly string[],
): string | undefined {
  const planned = reach.resources.get(resource);
  if (planned === undefined) return `no operation creates one of ${resource}`;
  if (above.includes(resource)) return `one of ${resource} is needed to create one`;
  const { operation: id } = planned.creator;
  const operation = reach.contract.operations[id];
  if (operation === undefined) return `no operation creates one of ${resource}`;
  if (reach.readOnly) return `one of ${resource} is needed, and the run is read-only`;
  return reasonOf(reach, { id, operation, above: [...above, resource] });
}
