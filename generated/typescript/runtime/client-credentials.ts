// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type {
  ApiKeySource,
  BasicCredential,
  Credential,
  KeyedCredential,
  KeySupport,
} from './credential.js';
import { property, readEnvironment } from './environment.js';
import { OpenAIError, InvalidInputError } from './errors.js';

/** One of several security schemes of an API. */
export interface SchemeDefault {
  /** Its name in the document, and among the client's `credentials`. */
  readonly name: string;
  readonly credential: Credential;
  /** The environment variable that replaces its credential. */
  readonly environment?: string;
}

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
 * @throws OpenAIError where each call needs one, and there is none; InvalidInputError for a
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
  const bySchemes = schemes && keyedSchemes(options, { schemes, own, keys });
  if (own !== undefined || !requiresKey || (bySchemes?.size ?? 0) > 0)
    return { own, bySchemes, keys };
  const remedy = variable === undefined ? '' : `set the environment variable ${variable}, or `;
  throw new OpenAIError(`the API key is missing: ${remedy}pass the option apiKey to the client`);
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

interface SchemeInputs extends Pick<ClientCredentials, 'own' | 'keys'> {
  readonly schemes: readonly SchemeDefault[];
}

/** A scheme without a credential of its own has the client's key, if that is sent in the same way. */
function keyedSchemes(
  options: KeyOption,
  { schemes, own, keys }: SchemeInputs,
): ReadonlyMap<string, KeyedCredential> {
  const given = property(options, 'credentials');
  return new Map(
    schemes.flatMap(({ name, credential, environment }): [string, KeyedCredential][] => {
      const value = property(given, name) ?? readEnvironment(environment);
      const source = sourceOf(value, `credentials.${name}`, keys);
      if (source !== undefined) return [[name, { credential, source }]];
      return own !== undefined && isSame(own.credential, credential) ? [[name, own]] : [];
    }),
  );
}

function isSame(one: Credential, other: Credential): boolean {
  return one.in === other.in && one.name === other.name && one.scheme === other.scheme;
}

/** Blank keys count as missing. */
function sourceOf(
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
