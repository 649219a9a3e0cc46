import { cutText } from '../json/show-value.js';
import { parseJson } from '../json/parse-json.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Profile } from '../profile-format/profile.js';
import type { Received } from '../replay/received.js';
import { keySources } from '../replay/style-credentials.js';
import { statusOf, words } from '../difference/reading.js';
import type { Readings } from '../difference/difference.js';

/** The request that a first look begins with. */
export interface FirstRequest {
  readonly operation: string;
  readonly request: WireRequest;
  /** Its path without a query: `/pets`. */
  readonly path: string;
  /** Whether the contract declares JSON as its response. */
  readonly isJson: boolean;
}

/** Why a target's first response makes every other pointless. */
export interface Trouble extends Readings {
  readonly name: string;
  readonly title: string;
  /** What was sent, where it was not the first request. */
  readonly request?: WireRequest;
  /** The location that it covers. */
  readonly requirement: string;
  /** What is wrong, and the fix. */
  readonly stopped: string;
  /** Whether the call is wrong, and not the server. */
  readonly isUsage?: boolean;
}

export interface Addressed {
  readonly baseUrl: string;
  readonly hasKey: boolean;
  /** Whether a rejected key is a violation, as of an API whose header of the key is part of the contract. */
  readonly judgesKey?: boolean;
  readonly profile: Pick<Profile, 'requests'>;
  /** What was probably meant by a base URL that leads elsewhere: `; did you mean …?`, or nothing. */
  hint(baseUrl: string): string;
}

/** Undefined where the response looks like this API, right or wrong. */
export function describeFirstResponse(
  received: Received,
  first: FirstRequest,
  target: Addressed,
): Trouble | undefined {
  const { status, headers, bytes } = received;
  const { baseUrl } = target;
  if (status === 401 || status === 403) return rejectedKey(status, first, target);
  if (status >= 300 && status < 400) {
    const location = cutText(headers['location'] ?? 'an unnamed location');
    return {
      name: 'preflight/base-url',
      title: 'The base URL leads to the API itself',
      requirement: `${first.operation}.200`,
      expected: statusOf(200),
      actual: statusOf(status, `, location ${location}`),
      stopped: `${baseUrl} sends its callers on to ${location}; give the base URL that it sends them to`,
    };
  }
  const isRead = !first.isJson || parseJson(bytes.toString('utf8')).ok;
  if (isRead && !received.cut) return undefined;
  const text = received.cut
    ? `a response ${received.brokenOff === true ? 'that is cut off' : 'that does not end'}`
    : cutText(bytes.toString('utf8', 0, 400));
  return {
    name: 'preflight/base-url',
    title: 'The base URL leads to the API',
    requirement: 'rule.not-json',
    expected: words('a JSON body'),
    actual: statusOf(status, `, ${headers['content-type'] ?? 'no type'}: ${text || 'no body'}`),
    stopped:
      `${baseUrl} doesn't look like this API: GET ${baseUrl}${first.path} does not return JSON` +
      target.hint(baseUrl),
  };
}

/** Without a key that the target accepts, nothing can be judged. */
export function rejectedKey(
  status: number,
  { operation, request }: FirstRequest,
  target: Pick<Addressed, 'baseUrl' | 'hasKey' | 'profile' | 'judgesKey'>,
): Trouble {
  const { baseUrl, hasKey, profile, judgesKey = false } = target;
  const sources = keySources(profile.requests, request);
  return {
    name: 'preflight/key',
    title: 'The target accepts the API key',
    isUsage: !hasKey || !judgesKey,
    requirement: `${operation}.200`,
    expected: statusOf(200),
    actual: statusOf(status, `, ${hasKey ? 'with the key that was given' : 'as no key was given'}`),
    stopped: hasKey
      ? `${baseUrl} rejects the key (status ${status}); pass another ${sources}`
      : `${baseUrl} requires a key (status ${status}); pass it ${sources}`,
  };
}
