import { otherVariable, type AuthenticatedRequest, type Credential } from '../auth/credential.js';
import { inHeader, keySecrets, shortKey } from '../auth/scheme-credential.js';
import type { RequestStyle } from '../profile-format/profile.js';
import type { Secrets } from './secrets.js';

/** The credentials of a request as they are shown, be the key known or not. */
export function styleCredentials(
  { auth, authentication }: RequestStyle,
  request: AuthenticatedRequest,
): readonly Credential[] {
  if (authentication !== undefined) return authentication.credentialsOf(request);
  if (request.auth === 'none') return [];
  const variable = request.auth === 'other' ? otherVariable(auth.variable) : auth.variable;
  return [inHeader(auth.header, auth.prefix, variable)];
}

/** The keys that requests carry; those that are undefined were not given. */
export interface GivenKeys {
  readonly apiKey?: string | undefined;
  /** Of another tenant. */
  readonly otherApiKey?: string | undefined;
}

/** All that a request may carry and that must be shown nowhere: the keys, and the style's own secrets. */
export function styleSecrets(
  { secrets = {}, auth: { variable } }: RequestStyle,
  { apiKey, otherApiKey }: GivenKeys,
): Secrets {
  const other = { variable: otherVariable(variable), secret: otherApiKey ?? '' };
  return {
    ...secrets,
    ...(apiKey !== undefined && keySecrets({ variable, secret: apiKey })),
    ...(otherApiKey !== undefined && keySecrets(other)),
  };
}

/** The placeholders that may be in a request as it is shown, whatever they replace. */
export function styleStandIns(style: RequestStyle): Secrets {
  const { variable } = style.auth;
  return {
    ...style.secrets,
    [variable]: '',
    [shortKey(variable)]: '',
    [otherVariable(variable)]: '',
  };
}

/**
 * Where the key of a request, or of any, can be given, as the end of a sentence: `with --api-key KEY
 * or in PETS_API_KEY`.
 */
export function keySources(
  { auth, authentication }: RequestStyle,
  request?: Pick<AuthenticatedRequest, 'method' | 'path'>,
): string {
  const own = [[{ option: 'KEY', variable: auth.variable }]];
  const alternatives = authentication === undefined ? own : authentication.keysOf(request);
  if (alternatives.length === 0) return "with --header 'Name: $VARIABLE'";
  const options = alternatives.map((keys) =>
    keys.map(({ option }) => `--api-key ${option}`).join(' and '),
  );
  const variables = alternatives.map((keys) => keys.map(({ variable }) => variable).join(' and '));
  return `with ${options.join(' or ')} or in ${variables.join(' or ')}`;
}
