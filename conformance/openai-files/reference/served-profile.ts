import type { Caller } from './authorize.js';
import type { OperationId } from './operation-id.js';
import { rejections } from './rejections.js';
import { BASE_PATH } from './route.js';

/** What a server does in another way than the contract: where requests arrive, and statuses. */
export interface ServedProfile {
  /** The prefix of every path: `/openai/v1`. */
  readonly prefix: string;
  /** Where the key is, besides `Authorization: Bearer`. The name is in lower case. */
  readonly key: { readonly header: string; readonly prefix: string };
  /** Query parameters that every request must have, with these values. */
  readonly query: Readonly<Record<string, string>>;
  /** Headers that every request must have. The names are in lower case. */
  readonly headers: readonly string[];
  /** The statuses of successes that are not 200. */
  readonly statuses: Readonly<Partial<Record<OperationId, number>>>;
  readonly absent: readonly string[];
}

/** A request with its query. */
export interface ReceivedRequest extends Caller {
  readonly query: URLSearchParams;
}

/** The request as the contract addresses it: below `/v1`, with `Authorization: Bearer KEY`. */
export function readdress(
  request: ReceivedRequest,
  { prefix, key, query: required }: ServedProfile,
): ReceivedRequest {
  const query = new URLSearchParams(request.query);
  for (const name of Object.keys(required)) query.delete(name);
  const isBelow = request.path.startsWith(`${prefix}/`);
  return {
    method: request.method,
    path: isBelow ? `${BASE_PATH}${request.path.slice(prefix.length)}` : request.path,
    query,
    headers: withBearer(request.headers, key),
  };
}

function withBearer(
  headers: Caller['headers'],
  { header, prefix }: ServedProfile['key'],
): Caller['headers'] {
  const value = headers[header];
  if (header === 'authorization' || typeof value !== 'string') return headers;
  const key = value.startsWith(prefix) ? value.slice(prefix.length) : '';
  return { ...headers, authorization: `Bearer ${key}` };
}

/** @throws {Rejection} for another path, and without a required query parameter or header */
export function checkReceived(
  { method, path, query, headers }: ReceivedRequest,
  profile: ServedProfile,
): void {
  if (!path.startsWith(`${profile.prefix}/`)) throw rejections.unknownRoute(method, path);
  for (const [name, value] of Object.entries(profile.query)) {
    if (query.get(name) !== value) throw rejections.missingQuery(name, value);
  }
  for (const name of profile.headers) {
    if (headers[name] === undefined) throw rejections.missingHeader(name);
  }
}
