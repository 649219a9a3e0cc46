import { cutText } from '../json/show-value.js';
import { parseJson } from '../json/parse-json.js';
import type { WireRequest } from '../replay/build-request.js';
import { isRedirect } from '../replay/is-redirect.js';
import type { Received } from '../replay/received.js';
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
  /** Whether the contract declares an HTML page as one of its responses. */
  readonly isPage?: boolean;
}

/** A violation that makes every other request pointless. */
export interface Trouble extends Readings {
  readonly name: string;
  readonly title: string;
  /** What was sent, where it was not the first request. */
  readonly request?: WireRequest;
  /** The location that it covers. */
  readonly requirement: string;
  /** Why nothing else can be judged. */
  readonly stopped: string;
}

/** Undefined where the response looks like this API, right or wrong. */
export function describeFirstResponse(
  received: Received,
  first: FirstRequest,
  baseUrl: string,
): Trouble | undefined {
  const { status, headers, bytes } = received;
  if (isRedirect(received)) {
    const location = cutText(headers['location'] ?? 'an unnamed location');
    return {
      name: 'preflight/base-url',
      title: 'The base URL leads to the API itself',
      requirement: `${first.operation}.200`,
      expected: statusOf(200),
      actual: statusOf(status, `, location ${location}`),
      stopped: `${baseUrl} redirects GET ${first.path} to ${location}, so nothing can be judged`,
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
    stopped: `${baseUrl} doesn't look like this API: GET ${baseUrl}${first.path} does not return JSON`,
  };
}
