import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import type { Described } from '../contract/described.js';
import type { WireRequest } from './build-request.js';
import type { CreatedResource, CreatedResources } from './created-resources.js';
import { matchTemplate } from './match-path.js';
import { matchRequest } from './match-request.js';
import type { Transport } from './transport.js';

/** A request was not sent, as another tenant may have a resource of its own with the same id. */
export class UnsafeRequestError extends Error {
  override readonly name = 'UnsafeRequestError';
}

/** What is known before a request is sent with the key of another tenant. */
export interface TenantGuard {
  readonly transport: Pick<Transport, 'send'>;
  readonly described: Described;
  /** What this run created. */
  readonly resources: CreatedResources;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks that a request with the key of another tenant is about what this run created. Servers may
 * number the resources of each tenant: then the same path is a resource of the other tenant, which has
 * to stay as it is, and whose retrieval shows no defect.
 *
 * @throws {UnsafeRequestError} when the other tenant has another resource at this path, or may have
 * @throws {ConnectionError} when there was no complete response
 */
export async function checkIsOurs(request: WireRequest, guard: TenantGuard): Promise<void> {
  if (request.auth !== 'other') return;
  const resource = resourceOf(request, guard);
  if (resource === undefined || resource.isOfOther === true) return;
  const { id, retrieval } = resource;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (retrieval === undefined) {
    if (!isRead && isGuessable(id)) throw new UnsafeRequestError(`the id ${id} is short${mayHave}`);
    return;
  }
  const seen = await retrieve(retrieval, 'other', guard);
  // RFC 9110, section 15.5: nothing is at this path for the other tenant, or it may not be used.
  if (seen.status >= 400 && seen.status < 500) return;
  const own = await retrieve(retrieval, 'right', guard);
  const isSame = isSameResource(own.json ?? resource.body, seen.json);
  const isCertain = isRead || !isGuessable(id) || hasTime(seen.json);
  if (isSame && isCertain) return;
  const what = isSame ? `the id ${id} is short${mayHave}` : `${retrieval}${hasOther}`;
  throw new UnsafeRequestError(what);
}

const mayHave = ', so the other tenant may have a resource of its own with it';
const hasOther = ' is another resource for the other tenant, which has to stay as it is';

/** What this run created and a request names in its path, the innermost of several. */
function resourceOf(
  request: WireRequest,
  { described, resources }: TenantGuard,
): CreatedResource | undefined {
  const operation = described.operations[matchRequest(described, request) ?? ''];
  if (operation === undefined) return undefined;
  const values = matchTemplate(operation, request.path.split('?')[0] ?? '') ?? [];
  const all = [...resources.created.values(), ...resources.removed.values()];
  for (const { text } of values.toReversed()) {
    const named = all.filter(({ id }) => String(id) === text);
    // What the other tenant created in this run has its own key.
    const found = named.find(({ isOfOther }) => isOfOther === true) ?? named[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Retrieved {
  readonly status: number;
  /** Undefined where the response is a rejection, or not JSON. */
  readonly json: unknown;
}

async function retrieve(
  path: string,
  auth: 'right' | 'other',
  { transport, signal }: TenantGuard,
): Promise<Retrieved> {
  const { status, bytes } = await transport.send(
    { method: 'GET', path, headers: {}, auth },
    signal,
  );
  const parsed = parseJson(bytes.toString('utf8'));
  const isDone = status >= 200 && status < 300;
  return { status, json: isDone && parsed.ok ? parsed.value : undefined };
}

/**
 * Whether two descriptions of a resource are of the same one: objects whose common properties have the
 * same values, apart from objects and lists.
 *
 * @example
 * isSameResource({ id: 7, name: 'Rex' }, { id: 7, name: 'Tom' }); // false
 */
export function isSameResource(one: unknown, other: unknown): boolean {
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  return Object.entries(other).every(
    ([name, value]) => !isPlain(value) || !isPlain(one[name]) || value === one[name],
  );
}

function isPlain(value: unknown): boolean {
  return value !== undefined && typeof value !== 'object';
}

/** In characters: ids of fewer may be numbers, or words. */
const shortestRandom = 16;

/**
 * Whether another tenant may have the same id by chance: it has few characters besides words, and
 * zeros that fill a number up.
 *
 * @example
 * isGuessable('shelf-7'); // true
 * isGuessable('upload_3dc42c86dc78ae67d847db8fd71b369d'); // false
 */
export function isGuessable(id: string | number | boolean): boolean {
  const runs = String(id).match(/[A-Za-z0-9]+/g) ?? [];
  const random = runs.map((run) => run.replace(/^0+/, '')).filter((run) => /\d/.test(run));
  return random.join('').length < shortestRandom;
}

/** Whether a resource says when it was created, so that no other one is the same in all properties. */
function hasTime(resource: unknown): boolean {
  if (!isJsonObject(resource)) return false;
  return Object.values(resource).some(
    (value) =>
      (typeof value === 'number' && value >= firstTime) ||
      (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:/.test(value)),
  );
}

/** The year 2001, in seconds since 1970. */
const firstTime = 1_000_000_000;
