import type { Described } from '../contract/described.js';
import { noBindings, type Scalar } from '../replay/bindings.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { liveRequest } from '../replay/live-request.js';
import { matchRequest } from '../replay/match-request.js';
import type { CreatedResourceId } from './created-resource-ids.js';

/** The positions in commands of an id that a case created. */
export interface StandIns {
  /** The string that replaces an id in commands; the id itself where it can't be mistaken. */
  tokenOf(created: Pick<CreatedResourceId, 'resource' | 'id'>): string;
  /** A request with the strings that replace ids. */
  apply(sent: WireRequest): WireRequest;
  /** The same, with the ids themselves where the client chose them. */
  applyGiven(sent: WireRequest): WireRequest;
}

/** Shorter ids, and numbers, appear in commands by chance. */
const SHORTEST = 6;
/** More than any id, less than the integers that JSON loses digits of (RFC 8259, section 6). */
const FIRST_NUMBER = 7_000_000_000_000_001;

/**
 * Finds strings that replace the ids of what a case created. A short id, or a number, is replaced
 * where the contract says that ids of its resource are, never where the same characters appear by
 * chance.
 */
export function openStandIns(
  described: Described,
  created: readonly CreatedResourceId[],
): StandIns {
  const given = new Map<string, Map<string, Scalar>>();
  const tokens = new Map<string, Map<string, Scalar>>();
  let count = 0;
  for (const { resource, id, at } of created) {
    if (resource === undefined || !isMistakable(id)) continue;
    const ofResource = tokens.get(resource) ?? new Map<string, Scalar>();
    tokens.set(resource, ofResource);
    if (ofResource.has(String(id))) continue;
    // A number in place of a number: commands keep their quotes.
    const token = standInFor(id, FIRST_NUMBER + count);
    ofResource.set(String(id), token);
    if (at.in !== 'request') {
      given.set(
        resource,
        (given.get(resource) ?? new Map<string, Scalar>()).set(String(id), token),
      );
    }
    count += 1;
  }
  return {
    tokenOf: ({ resource = '', id }) => String(tokens.get(resource)?.get(String(id)) ?? id),
    apply: (sent) => replaceIds(described, sent, tokens),
    applyGiven: (sent) => replaceIds(described, sent, given),
  };
}

function replaceIds(
  described: Described,
  sent: WireRequest,
  ids: ReadonlyMap<string, ReadonlyMap<string, Scalar>>,
): WireRequest {
  if (ids.size === 0 || sent.raw !== undefined || sent.long !== undefined) return sent;
  const { method, path, headers, auth, body } = sent;
  const { request } = liveRequest(
    {
      described,
      operation: matchRequest(described, sent),
      request: { method, path, headers, auth, ...(body !== undefined && { body }) },
    },
    { ...noBindings, ids },
  );
  if (JSON.stringify(request.body) === JSON.stringify(body)) {
    return { ...sent, path: request.path, headers: request.headers ?? headers };
  }
  return withOwnType(buildRequest(request), sent);
}

/** The boundary of a multipart body is of its content: that of another one does not fit. */
function withOwnType(built: WireRequest, { headers }: WireRequest): WireRequest {
  if (built.body === undefined || !('multipart' in built.body)) return built;
  const { 'content-type': _, ...others } = headers;
  return buildRequest({ ...built, headers: others });
}

function standInFor(id: Scalar, number: number): Scalar {
  return typeof id === 'number' || /^\d+$/.test(String(id)) ? number : `upspec-${number}`;
}

function isMistakable(id: Scalar): boolean {
  const text = String(id);
  return text.length < SHORTEST || /^\d+$/.test(text);
}
