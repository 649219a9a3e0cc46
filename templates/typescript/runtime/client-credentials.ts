import type {
  ApiKeySource,
  BasicCredential,
  Credential,
  KeyedCredential,
  KeySupport,
  SchemeDefault,
} from './credential.js';
import { readEnvironment } from './environment.js';
import { ClientError, InvalidInputError } from './errors.js';
import { howToPass } from './missing-option.js';

/** How the clients of an API authenticate. */
export interface CredentialDefaults {
  /** The environment variables that replace missing options. */
  readonly environment?: { readonly apiKey?: string };
  /** Whether each call needs a key. */
  readonly requiresKey?: boolean;
  /** How the key is sent; a bearer token where it is absent. */
  readonly credential?: Credential;
  /** All security schemes, where there are several. */
  readonly schemes?: readonly SchemeDefault[];
  /** How keys are sent that are not in one header. */
  readonly keys?: KeySupport;
}

/** The option of every client. */
export interface KeyOption {
  readonly apiKey?: string | ApiKeySource | BasicCredential | undefined;
}

/** The credentials that a client has. */
export interface ClientCredentials {
  /** Its `apiKey`, which is sent where an API says nothing of its security. */
  readonly own: KeyedCredential | undefined;
  /** By the names of their schemes; undefined where an API has at most one. */
  readonly bySchemes: ReadonlyMap<string, KeyedCredential> | undefined;
  /** Undefined where the key is in a header. */
  readonly keys: KeySupport | undefined;
}

const bearer: Credential = { in: 'header', name: 'authorization', scheme: 'Bearer' };

/**
 * Reads a client's credentials from its options, or else from the environment.
 *
 * @throws ClientError where each call needs one, and there is none; InvalidInputError for a
 * credential that is not valid.
 */
export function resolveCredentials(
  options: KeyOption,
  defaults: CredentialDefaults,
): ClientCredentials {
  const { environment, requiresKey = false, credential = bearer, schemes, keys } = defaults;
  const variable = environment?.apiKey;
  const source = sourceOf(options.apiKey ?? readEnvironment(variable), 'apiKey', keys);
  const own = source && { credential, source };
  const bySchemes = schemes && keys?.bySchemes(schemes, { options, own });
  if (own !== undefined || !requiresKey || (bySchemes?.size ?? 0) > 0)
    return { own, bySchemes, keys };
  throw new ClientError(`the API key ${howToPass('apiKey', variable)}`);
}

/**
 * Chooses what a call sends: of a client without schemes its key, if any alternative has a key.
 */
export function chooseCredentials(
  { own, bySchemes, keys }: ClientCredentials,
  alternatives: readonly (readonly string[])[] | undefined,
): readonly KeyedCredential[] {
  const single = own === undefined ? [] : [own];
  if (alternatives === undefined) return single;
  if (alternatives.every(({ length }) => length === 0)) return [];
  return bySchemes === undefined || keys === undefined
    ? single
    : keys.choose(bySchemes, alternatives);
}

/**
 * The source of a key; undefined where there is none. Blank keys count as missing.
 *
 * @param option - The name of the value in errors.
 * @throws InvalidInputError for a value that is not a credential.
 */
export function sourceOf(
  value: unknown,
  option: string,
  keys: KeySupport | undefined,
): ApiKeySource | undefined {
  if (value === undefined || value === null) return undefined;
  // Its results are checked with each call.
  if (typeof value === 'function') return value as ApiKeySource;
  if (typeof value === 'string') return value.trim() === '' ? undefined : () => value;
  const user = keys?.user(value, option);
  if (user !== undefined) return user;
  throw new InvalidInputError(
    option,
    `expected a string, a function, or an object with username and password, received ${typeof value}`,
  );
}
