import { otherVariable, type Authentication, type Credential } from '../auth/credential.js';
import { headerCredential, readHeaders, type OpenedCredentials } from '../auth/open-credentials.js';
import { inHeader } from '../auth/scheme-credential.js';
import { UsageError } from '../kit-error.js';
import type { Profile } from './profile.js';

/** The profile with the credentials of a contract in place of its own key. */
export function withCredentials<Claims extends Profile>(
  profile: Claims,
  opened: OpenedCredentials,
): Claims {
  const { requests } = profile;
  return {
    ...profile,
    requests: {
      ...requests,
      authentication: opened.authentication,
      headers: { ...requests.headers, ...opened.headers },
      secrets: { ...requests.secrets, ...opened.secrets },
    },
  };
}

/**
 * The profile with headers of the command line, such as `X-Team: $TEAM_KEY`. One that is named like
 * the header of the key takes its place.
 *
 * @throws {UsageError} with every header that can't be read and every variable that is not set
 */
export function withHeaders<Claims extends Profile>(
  profile: Claims,
  lines: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Claims {
  const { headers, problems } = readHeaders(lines, environment);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const { requests } = profile;
  const key = headers.findLast(({ name }) => name === requests.auth.header);
  const others = headers.filter(({ name }) => name !== requests.auth.header);
  const secrets = headers.flatMap((header) => Object.entries(header.secrets));
  return {
    ...profile,
    requests: {
      ...requests,
      headers: {
        ...requests.headers,
        ...Object.fromEntries(others.map(({ name, value }) => [name, value])),
      },
      secrets: { ...requests.secrets, ...Object.fromEntries(secrets) },
      ...(key !== undefined && {
        authentication: alwaysBy(headerCredential(key).credential, requests.auth),
      }),
    },
  };
}

/** The key of another tenant is sent as the profile says. */
function alwaysBy(credential: Credential, style: Profile['requests']['auth']): Authentication {
  const { header, prefix, variable } = style;
  const other = inHeader(header, prefix, otherVariable(variable));
  return {
    credentialsOf: ({ auth }) => {
      if (auth === 'none') return [];
      return [auth === 'other' ? other : credential];
    },
    hasKey: true,
    keysOf: () => [],
  };
}
