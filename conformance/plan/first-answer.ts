import { parseJson } from '../json/parse-json.js';
import { cutText } from '../json/show-value.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Profile } from '../profile/profile.js';
import type { Received } from '../replay/received.js';
import { keySources } from '../replay/style-credentials.js';

/** Why a target's first answer, to GET /files, makes every other pointless. */
export interface Trouble {
  readonly name: string;
  readonly title: string;
  /** What was asked, where it was not the list. */
  readonly request?: WireRequest;
  /** The place that covers it. */
  readonly requirement: string;
  readonly wanted: string;
  readonly got: string;
  /** What is wrong, and the cure. */
  readonly stopped: string;
  /** Whether the call is at fault, and not the server. */
  readonly isUsage?: boolean;
}

export interface Addressed {
  readonly baseUrl: string;
  readonly hasKey: boolean;
  readonly profile: Pick<Profile, 'requests'>;
}

/** Undefined where the answer looks like this API, rightly or wrongly answered. */
export function describeFirstAnswer(first: Received, target: Addressed): Trouble | undefined {
  const { status, headers, bytes } = first;
  const { baseUrl } = target;
  if (status === 401 || status === 403) return refusedKey(status, target);
  if (status >= 300 && status < 400) {
    const place = cutText(headers['location'] ?? 'an unnamed place');
    return {
      name: 'preflight/base-url',
      title: 'The base URL leads to the API itself',
      requirement: 'listFiles.200',
      wanted: 'status 200',
      got: `status ${status}, location ${place}`,
      stopped: `${baseUrl} sends its callers on to ${place}; give the base URL that it sends them to`,
    };
  }
  if (parseJson(bytes.toString('utf8')).ok && !first.cut) return undefined;
  const text = first.cut
    ? `an answer ${first.brokenOff === true ? 'that breaks off' : 'without end'}`
    : cutText(bytes.toString('utf8', 0, 400));
  return {
    name: 'preflight/base-url',
    title: 'The base URL leads to the API',
    requirement: 'rule.not-json',
    wanted: 'a JSON body',
    got: `status ${status}, ${headers['content-type'] ?? 'no type'}: ${text || 'no body'}`,
    stopped:
      `${baseUrl} doesn't look like this API: GET ${baseUrl}/files is not answered with JSON` +
      hintOf(baseUrl),
  };
}

/** What was probably meant: the version's path is forgotten, or an endpoint's stands behind it. */
export function hintOf(baseUrl: string): string {
  const whole = baseUrl.replace(/\/$/, '');
  const version = /^(.*\/v\d+)\/(files|uploads)(\/.*)?$/.exec(whole)?.[1];
  if (version !== undefined) return `; did you mean ${version}?`;
  return whole.endsWith('/v1') ? '' : `; did you mean ${whole}/v1?`;
}

function refusedKey(status: number, { baseUrl, hasKey, profile }: Addressed): Trouble {
  const sources = keySources(profile.requests);
  return {
    name: 'preflight/key',
    title: 'The target takes the key',
    isUsage: !hasKey,
    requirement: 'listFiles.200',
    wanted: 'status 200',
    got: `status ${status}, ${hasKey ? 'with the key that was given' : 'as no key was given'}`,
    stopped: hasKey
      ? `${baseUrl} refuses the key (status ${status}); pass another ${sources}`
      : `${baseUrl} asks for a key (status ${status}); pass it ${sources}`,
  };
}
