import type { Readings } from '../difference/difference.js';
import { headerOf, words } from '../difference/reading.js';

/** RFC 9110 section 5.6.2: `token`; section 5.6.4: `quoted-string`; section 11.2: `token68`. */
const token = "[!#$%&'*+.^_`|~\\w-]+";
const parameter = `${token}[ \\t]*=[ \\t]*(?:${token}|"(?:[^"\\\\]|\\\\.)*")`;
const token68 = '[\\w.~+/-]+=*';
const challenge = `(${token})(?: +(?:${parameter}(?:[ \\t]*,[ \\t]*${parameter})*|${token68}))?`;
const challenges = new RegExp(`^${challenge}(?:[ \\t]*,[ \\t]*${challenge})*$`);

/**
 * Compares two values of `WWW-Authenticate`. RFC 9110 section 11.6.1: "at least one challenge
 * indicating the authentication scheme(s)"; the parameters, such as the realm, are the server's.
 *
 * @param isFree whether the schemes may be others
 */
export function compareChallenge(
  recorded: string,
  live: string,
  isFree: boolean,
): Readings | undefined {
  const scheme = schemeOf(live);
  if (scheme === undefined) {
    return {
      expected: words('an authentication scheme and its parameters'),
      actual: headerOf(live),
    };
  }
  const expected = schemeOf(recorded);
  if (isFree || expected === undefined || expected === scheme) return undefined;
  return { expected: headerOf(expected, ', as the authentication scheme'), actual: headerOf(live) };
}

/** RFC 9110 section 11.1: the name of a scheme is "a case-insensitive token". */
function schemeOf(header: string): string | undefined {
  return challenges.exec(header.trim())?.[1]?.toLowerCase();
}
