import { UsageError } from '../kit-error.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { Profile } from '../profile-format/profile.js';
import type { Rate } from '../replay/pace.js';
import { keySources, type GivenKeys } from '../replay/style-credentials.js';
import { readRate } from './read-rate.js';

export interface TargetOptions extends GivenKeys {
  readonly url: string;
  readonly jobs?: number | undefined;
  readonly timeout?: number | undefined;
  readonly rateLimit?: string | undefined;
  readonly profile?: Pick<Profile, 'requests'> | undefined;
}

export interface Target {
  readonly baseUrl: URL;
  /** The base URL as it may be shown: without a slash at the end. */
  readonly shown: string;
  readonly jobs: number;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** How many requests may be sent; any number where it is absent. */
  readonly rate?: Rate;
  /** Empty ones were not given. */
  readonly keys: GivenKeys;
}

/** @throws {UsageError} with all that can't be followed: what was given, what would be right */
export function readTarget(options: TargetOptions): Target {
  const { jobs = 4, timeout = 30_000 } = options;
  const { requests } = options.profile ?? plainProfile;
  const keys = {
    apiKey: options.apiKey === '' ? undefined : options.apiKey,
    otherApiKey: options.otherApiKey === '' ? undefined : options.otherApiKey,
  };
  const rate = options.rateLimit === undefined ? undefined : readRate(options.rateLimit);
  const violations = [
    ...(rate?.ok === false ? [rate.problem] : []),
    ...wrongNumber('jobs', jobs, 64),
    ...wrongNumber('timeout', timeout, 3_600_000),
    ...wrongKeys(keys),
  ];
  const baseUrl = URL.canParse(options.url) ? new URL(options.url) : undefined;
  if (baseUrl === undefined || !/^https?:$/.test(baseUrl.protocol)) {
    violations.push(
      `${options.url.replace(/\/\/[^/]*@/, '//…@')} is not a valid server URL; expected for example http://127.0.0.1:4010/v1`,
    );
  } else if (baseUrl.username !== '' || baseUrl.password !== '') {
    violations.push(
      `a base URL must not contain a user or a password, as in ${baseUrl.protocol}//…@${baseUrl.host}; ` +
        `pass the key ${keySources(requests)}, or another header by a profile`,
    );
  } else if (baseUrl.search !== '' || baseUrl.hash !== '') {
    violations.push('a base URL has neither a query nor a fragment');
  }
  if (violations.length > 0 || baseUrl === undefined) throw new UsageError(violations.join('\n'));
  const shown = `${baseUrl.protocol}//${baseUrl.host}${baseUrl.pathname}`.replace(/\/+$/, '');
  const limited = rate?.ok === true ? { rate: rate.rate } : {};
  return { baseUrl, shown, jobs, timeout, ...limited, keys };
}

function wrongKeys({ apiKey, otherApiKey }: GivenKeys): readonly string[] {
  const isUnfit = (key = 'x'): boolean => !/^[\x21-\x7e]+$/.test(key);
  const reason = 'contains a space or a non-ASCII character, which a header cannot contain';
  return [
    ...(isUnfit(apiKey) ? [`the API key ${reason}`] : []),
    ...(isUnfit(otherApiKey) ? [`the key of --other-api-key ${reason}`] : []),
    ...(otherApiKey !== undefined && otherApiKey === apiKey
      ? ['--other-api-key needs the key of another tenant; it is the same as that of --api-key']
      : []),
  ];
}

function wrongNumber(name: string, value: number, most: number): readonly string[] {
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  return [`${name} must be a whole number from 1 to ${most}, not ${value}`];
}
