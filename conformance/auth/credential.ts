/**
 * One value that proves who sends a request, with placeholders in place of secrets. A stand-in is
 * an expression of a POSIX shell, such as `$PETS_API_KEY`: where a request is shown, a shell puts
 * the secret there.
 */
export interface Credential {
  readonly in: 'header' | 'query' | 'cookie';
  /** Of a header in lower case. */
  readonly name: string;
  /** `Bearer $PETS_API_KEY` */
  readonly value: string;
  /** What is sent where a request must carry a wrong key; no secret. */
  readonly wrong: string;
  /** For HTTP Basic: the user and the password, as curl takes them by its option `-u`. */
  readonly user?: { readonly right: string; readonly wrong: string };
}

/** What a request carries: the right key, that of another tenant, a wrong one or none. */
export type KeyKind = 'right' | 'other' | 'wrong' | 'none';

/** A request, as far as its credentials depend on it. */
export interface AuthenticatedRequest {
  readonly method: string;
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly auth: KeyKind;
}

/** How the requests to one API prove who sends them. */
export interface Authentication {
  /** The credentials of a request; empty where it needs none, or where none was given for it. */
  credentialsOf(request: AuthenticatedRequest): readonly Credential[];
  /**
   * For a request whose document declares several ways to authenticate: the credentials of each that
   * was given, and those of the given schemes that it does not declare. Absent where there is one way.
   */
  waysOf?(request: Pick<AuthenticatedRequest, 'method' | 'path'>): AuthenticationWays;
  /** Whether a credential was given. */
  readonly hasKey: boolean;
  /** Whether one of another tenant was given; undefined where it is given in another way. */
  readonly hasOtherKey?: boolean;
  /**
   * Where the keys of a request can be given, or those of the whole API: alternatives, each of keys
   * that belong together. Empty where no key can be given.
   */
  keysOf(
    request?: Pick<AuthenticatedRequest, 'method' | 'path'>,
  ): readonly (readonly KeySource[])[];
}

/** How a request may be authenticated, and how not. */
export interface AuthenticationWays {
  /** Each is enough by itself. */
  readonly declared: readonly (readonly Credential[])[];
  /** None is enough, by the name of its scheme. */
  readonly undeclared: ReadonlyMap<string, Credential>;
}

/** Where a key can be given. */
export interface KeySource {
  /** The value of `--api-key`: `KEY`, or `NAME=KEY` where the API has several security schemes. */
  readonly option: string;
  /** The variable of the environment: `PETS_API_KEY`. */
  readonly variable: string;
}

/** Secrets by their stand-ins, without the dollar sign that these begin with: `PETS_API_KEY`. */
export type StandIns = Readonly<Record<string, string>>;

/**
 * The variable of the environment that holds the key of another tenant.
 *
 * @example
 * otherVariable('PETS_API_KEY'); // 'OTHER_PETS_API_KEY'
 */
export function otherVariable(variable: string): string {
  return `OTHER_${variable}`;
}

/** Sent where a request must carry a wrong key; no secret. */
export const wrongKey = 'sk-upspec-this-key-is-wrong';
