import { addCredentials } from '../auth/add-credentials.js';
import type { Credential } from '../auth/credential.js';
import { cookieNames, withoutCookies } from '../auth/merge-cookies.js';
import type { RequestStyle } from '../profile-format/profile.js';
import type { WireRequest } from '../replay/build-request.js';
import { requestCookies } from '../replay/request-cookies.js';
import { expandedWord, type Expansions } from './shell-words.js';

/** What decides on the cookies of a request. */
export interface CookieOptions {
  readonly style: RequestStyle;
  readonly credentials: readonly Credential[];
  readonly expansions: Expansions;
}

/** The options by which curl keeps the cookies of a session in a file, and sends them again. */
export function cookieFile({ jar }: Pick<WireRequest, 'jar'>): string {
  const file = jar === undefined ? 'cookies.txt' : `cookies-${jar.replace(/[^\w-]/g, '_')}.txt`;
  return `-b ${file} -c ${file}`;
}

/** curl sends either the cookies of its option `-b` or those of a header, so that all are in one. */
export function cookiesOf(
  request: WireRequest,
  { style, credentials, expansions }: CookieOptions,
): readonly string[] {
  const { session } = request;
  const jar = session === undefined ? [] : [cookieFile(request)];
  const kept = cookieNames(request.auth === 'right' ? session : '');
  const inCookies = credentials.filter(({ in: location }) => location === 'cookie');
  if (inCookies.length === 0) return jar;
  const always = style.headers['cookie'];
  const headers = requestCookies(request, { always, credentials });
  const head = addCredentials({ path: '', headers }, inCookies, request.auth);
  const others = withoutCookies(head.headers['cookie'], kept);
  return others === ''
    ? jar
    : [...jar, `-b ${expandedWord(others, expansions, others.indexOf('=') + 1)}`];
}
