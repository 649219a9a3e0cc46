import { noneCreated, type CreatedResource, type CreatedResources } from './created-resources.js';
import type { Leftover, LeftoverCause } from './leftover.js';
import { ConnectionError } from './connection-error.js';
import type { WireRequest } from './build-request.js';
import type { Removal } from './removals-of.js';
import type { Transport } from './transport.js';

/** The result of deleting the objects of a run. */
export interface CleanedUp {
  /** What the target did not remove. */
  readonly leftovers: readonly Leftover[];
  /** What is probably still there: the target did not respond. */
  readonly left: CreatedResources;
}

/** How what was created is removed. */
export interface Cleaning {
  readonly transport: Transport;
  /** Whether a GET looks at what was deleted; not where cases of the API do so themselves. */
  readonly verifiesDeletion: boolean;
}

/** How many are removed at the same time. */
const atOnce = 4;

/**
 * Removes what this run created, and nothing else. If the target does not respond to one removal, the
 * others are not sent.
 *
 * @param patience how many in a row may get no response until the others are left; 1 by default
 */
export async function cleanUp(
  { created }: Pick<CreatedResources, 'created'>,
  cleaning: Cleaning,
  patience = 1,
): Promise<CleanedUp> {
  const leftovers: Leftover[] = [];
  const left = noneCreated();
  let silent = 0;
  const removeAll = async (resources: CreatedResource[]): Promise<void> => {
    for (let each = resources.shift(); each !== undefined; each = resources.shift()) {
      const outcome = silent >= patience ? 'silent' : await remove(cleaning, each);
      silent = outcome === 'silent' ? silent + 1 : 0;
      if (outcome === 'silent') left.created.set(`${each.resource} ${each.id}`, each);
      else if (outcome !== 'removed') leftovers.push(leftoverOf(each, outcome));
    }
  };
  for (const group of groupsOf(created)) {
    const workers = Math.min(atOnce, group.length);
    await Promise.all(Array.from({ length: workers }, () => removeAll(group)));
  }
  return { leftovers, left };
}

/**
 * By resource: what may still be finished comes first, and then what was created last, as it may refer
 * to what was created before. A part is removed with its parent.
 */
function groupsOf(created: CreatedResources['created']): readonly CreatedResource[][] {
  const groups = new Map<string, CreatedResource[]>();
  for (const createdResource of created.values()) {
    if (createdResource.isPart) continue;
    const { resource } = createdResource;
    groups.set(resource, [...(groups.get(resource) ?? []), createdResource]);
  }
  const reversed = [...groups.values()].reverse();
  const isOpen = ([first]: readonly CreatedResource[]): boolean => first?.isOpen === true;
  return [...reversed.filter(isOpen), ...reversed.filter((group) => !isOpen(group))];
}

function leftoverOf({ resource, id }: CreatedResource, cause: LeftoverCause): Leftover {
  return { resource, id, cause };
}

/** Nothing is removed yet. */
export function leave(resources: CreatedResources): CleanedUp {
  return { leftovers: [], left: resources };
}

/** What is left at the end, in sentences. */
export function describeLeft({ created }: CreatedResources): readonly string[] {
  const ids = groupsOf(created).flatMap((group) => group.map(({ id }) => String(id)));
  if (ids.length === 0) return [];
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  const named = ids.slice(0, mostNamed).join(', ');
  return [`not removed, as the target did not respond: ${named}${more}`];
}

const mostNamed = 1000;

/** What does not exist any more need not be removed. */
const removed = [404, 410];

type Outcome = 'removed' | 'silent' | LeftoverCause;

/** Tries one way after the other; returns how the first one failed. */
async function remove(
  { transport, verifiesDeletion }: Cleaning,
  resource: CreatedResource,
): Promise<Outcome> {
  const { removals, retrieval } = resource;
  let failed: LeftoverCause | undefined;
  for (const removal of removals) {
    const outcome = await send(transport, removal, resource);
    if (outcome === 'removed' && verifiesDeletion && removal.method === 'DELETE') {
      return (await isThere(transport, retrieval, resource)) ? keptAt(retrieval) : outcome;
    }
    if (outcome === 'silent' || outcome === 'removed') return outcome;
    failed ??= { kind: 'rejected', action: doneBy(removal), status: outcome };
  }
  return failed ?? { kind: 'no-remover' };
}

/** Who created a resource, and has to remove it. */
type Client = Pick<CreatedResource, 'jar' | 'isOfOther'>;

/** @returns the status of a rejection */
async function send(
  transport: Transport,
  { method, path }: Removal,
  client: Client,
): Promise<'removed' | 'silent' | number> {
  const request = requestOf({ method, path }, client);
  try {
    const { status } = await transport.send(request);
    const isDone = (status >= 200 && status < 300) || removed.includes(status);
    return isDone ? 'removed' : status;
  } catch (error) {
    if (error instanceof ConnectionError) return 'silent';
    throw error;
  }
}

function requestOf(
  { method, path }: Pick<WireRequest, 'method' | 'path'>,
  { jar, isOfOther }: Client,
): WireRequest {
  const auth = isOfOther === true ? 'other' : 'right';
  return { method, path, headers: {}, auth, ...(jar !== undefined && { jar }) };
}

function keptAt(path = ''): LeftoverCause {
  return { kind: 'kept', path };
}

/**
 * Looks once at what a DELETE removed, as a server may respond with a success and keep it.
 *
 * @returns what is still there
 */
export async function findKept(
  deleted: readonly CreatedResource[],
  { transport, verifiesDeletion }: Cleaning,
): Promise<readonly Leftover[]> {
  if (!verifiesDeletion) return [];
  const kept: Leftover[] = [];
  for (const resource of deleted) {
    const { retrieval, removals } = resource;
    if (!removals.some(({ method }) => method === 'DELETE')) continue;
    if (!(await isThere(transport, retrieval, resource))) continue;
    kept.push(leftoverOf(resource, keptAt(retrieval)));
  }
  return kept;
}

/** Whether what was deleted is still returned; one look shows it. */
async function isThere(
  transport: Transport,
  path: string | undefined,
  client: Client,
): Promise<boolean> {
  if (path === undefined) return false;
  try {
    const { status } = await transport.send(requestOf({ method: 'GET', path }, client));
    return status >= 200 && status < 300;
  } catch (error) {
    if (error instanceof ConnectionError) return false;
    throw error;
  }
}

function doneBy({ method, path }: Removal): 'deleted' | 'cancelled' | 'removed' {
  if (method === 'DELETE') return 'deleted';
  return path.endsWith('/cancel') ? 'cancelled' : 'removed';
}
