import type { SecurityScheme } from '@upspec/document';
import { UsageError } from '../kit-error.js';
import { chooseSchemes } from './choose-schemes.js';
import {
  otherVariable,
  wrongKey,
  type Authentication,
  type Credential,
  type StandIns,
} from './credential.js';
import { matchOperations } from './match-operation.js';
import {
  ambiguousKeyProblem,
  keyedSchemes,
  keySourcesOf,
  plainVariable,
  readApiKeys,
  type KeyedScheme,
  type SecuredContract,
} from './read-api-keys.js';
import { readHeader, type GivenHeader } from './read-header.js';
import { schemeCredential, secretProblem } from './scheme-credential.js';

export interface CredentialOptions {
  /** `KEY`, or `NAME=KEY` where the contract has several security schemes. */
  readonly apiKeys?: readonly string[] | undefined;
  /** Keys of another tenant, given in the same way. */
  readonly otherApiKeys?: readonly string[] | undefined;
  /** `Name: VALUE`, with `$VARIABLE` and `${VARIABLE}` of the environment. */
  readonly headers?: readonly string[] | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What requests to an API carry beside what they ask for. */
export interface OpenedCredentials {
  readonly authentication: Authentication;
  /** Headers of every request, with stand-ins of secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** All secrets, by their stand-ins. */
  readonly secrets: StandIns;
}

/**
 * Opens the credentials for the operations of a contract. A header that is given under the name that
 * a security scheme sends its secret by counts as the credential of that scheme.
 *
 * @throws {UsageError} with every problem: a missing variable, a key of no scheme, a key that can't be sent
 */
export function openCredentials(
  contract: SecuredContract,
  options: CredentialOptions = {},
): OpenedCredentials {
  const { apiKeys = [], otherApiKeys = [], environment = process.env } = options;
  const schemes = keyedSchemes(contract);
  const { headers, problems } = readHeaders(options.headers ?? [], environment);
  const keys = readApiKeys(schemes, apiKeys, { environment, option: '--api-key' });
  const ofOther = schemes.map((each) => ({ ...each, variable: otherVariable(each.variable) }));
  const option = '--other-api-key';
  const otherKeys = readApiKeys(ofOther, otherApiKeys, { environment, option });
  const variable = plainVariable(contract);
  const ambiguous = ambiguousKeyProblem(schemes, {
    variable,
    key: environment[variable],
    sent: [...keys.secrets.values(), ...headers.flatMap((each) => Object.values(each.secrets))],
  });
  const all = [
    ...problems,
    ...keys.problems,
    ...otherKeys.problems,
    ...unfitKeys(schemes, keys.secrets),
    ...unfitKeys(schemes, otherKeys.secrets),
    ...sameKeys(keys.secrets, otherKeys.secrets),
    ...(ambiguous === undefined ? [] : [ambiguous]),
  ];
  if (all.length > 0) throw new UsageError(all.join('\n'));
  const given = schemes.map((keyed) => giveScheme(keyed, keys.secrets.get(keyed.name)));
  const others = ofOther.map((keyed) => giveScheme(keyed, otherKeys.secrets.get(keyed.name)));
  const proofs = Object.entries(contract.securitySchemes).flatMap(([name, scheme]) => {
    const header = headers.find((each) => isCredential(each, scheme));
    return header === undefined ? [] : [{ ...headerCredential(header), name }];
  });
  const byHeader = new Set(proofs.map(({ name }) => name));
  const known = [...proofs, ...given.filter(({ name }) => !byHeader.has(name))];
  const proving = new Set(['authorization', ...proofs.map(({ credential }) => credential.name)]);
  // The document may leave out that its operations are authenticated at all.
  const undeclared = headers.filter(({ name }) => name === 'authorization' && proofs.length === 0);
  const always = undeclared.map((header) => headerCredential(header));
  return {
    authentication: authenticate(contract, { known, others, always, schemes }),
    headers: Object.fromEntries(
      headers.filter(({ name }) => !proving.has(name)).map(({ name, value }) => [name, value]),
    ),
    secrets: Object.fromEntries(
      [...headers, ...known, ...others].flatMap(({ secrets }) => Object.entries(secrets)),
    ),
  };
}

function unfitKeys(
  schemes: readonly KeyedScheme[],
  secrets: ReadonlyMap<string, string>,
): readonly string[] {
  return schemes.flatMap(({ name, scheme }) => {
    const secret = secrets.get(name);
    const problem = secret === undefined ? undefined : secretProblem(scheme, secret);
    return problem === undefined ? [] : [`the key of ${name} ${problem}`];
  });
}

function sameKeys(
  keys: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): readonly string[] {
  const same = [...others].filter(([name, key]) => keys.get(name) === key);
  return same.map(
    ([name]) =>
      `--other-api-key needs the key of another tenant; that of ${name} is the same as the first one`,
  );
}

/** A header that proves who sends a request: without it, and with a wrong key, it is rejected. */
export function headerCredential({ name, value, secrets }: GivenHeader): Known {
  const wrong = Object.keys(secrets).reduce(
    (text, standIn) => text.replaceAll(`$${standIn}`, wrongKey),
    value,
  );
  const credential = {
    in: 'header',
    name,
    value,
    wrong: wrong === value ? wrongKey : wrong,
  } as const;
  return { name, credential, secrets, isGiven: true };
}

/** Reads headers; the problems name every variable that is missing. */
export function readHeaders(
  lines: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { readonly headers: readonly GivenHeader[]; readonly problems: readonly string[] } {
  const read = lines.map((line) => readHeader(line, environment));
  return {
    headers: read.flatMap((each) => (each.ok ? [each.header] : [])),
    problems: read.flatMap((each) => (each.ok ? [] : each.problems)),
  };
}

/** How a scheme's secret is sent, whether it is given or not. */
export interface Known {
  readonly name: string;
  readonly credential: Credential;
  readonly secrets: StandIns;
  readonly isGiven: boolean;
}

function giveScheme({ name, scheme, variable }: KeyedScheme, secret: string | undefined): Known {
  const sent = schemeCredential(scheme, { variable, secret: secret ?? '' });
  if (sent === undefined) throw new UsageError(`the security scheme ${name} can't be sent`);
  const secrets = secret === undefined ? {} : sent.secrets;
  return { name, credential: sent.credential, secrets, isGiven: secret !== undefined };
}

interface KnownSchemes {
  readonly known: readonly Known[];
  /** Of another tenant. */
  readonly others: readonly Known[];
  /** What every request carries, whatever its operation declares. */
  readonly always: readonly Known[];
  readonly schemes: readonly KeyedScheme[];
}

function authenticate(
  contract: SecuredContract,
  { known, others, always, schemes }: KnownSchemes,
): Authentication {
  const operations = Object.values(contract.operations);
  const match = matchOperations(operations);
  const byName = new Map(known.map((each) => [each.name, each]));
  const isGiven = (name: string): boolean => byName.get(name)?.isGiven === true;
  const otherByName = new Map(others.map((each) => [each.name, each]));
  const isOfOther = (name: string): boolean => otherByName.get(name)?.isGiven === true;
  const isSent = (name: string): boolean => byName.has(name);
  // A path of no operation is asked for as most operations are.
  const standard = operations.flatMap(({ security }) => security);
  return {
    credentialsOf: ({ method, path, auth }) => {
      if (auth === 'none') return [];
      const security = match(method, path)?.security ?? standard;
      if (auth === 'other') {
        const names = chooseSchemes(security, isOfOther) ?? [];
        return names.flatMap((name) => otherByName.get(name)?.credential ?? []);
      }
      const right = chooseSchemes(security, isGiven);
      const chosen =
        auth === 'right' ? right : (nonEmpty(right) ?? chooseSchemes(security, isSent));
      const found = (chosen ?? []).flatMap((name) => byName.get(name) ?? []);
      return [...always, ...found].map(({ credential }) => credential);
    },
    waysOf: ({ method, path }) => {
      const security = match(method, path)?.security ?? [];
      const declared = security.filter((names) => names.length > 0 && names.every(isGiven));
      const named = new Set(security.flat());
      const foreign = known.filter(({ name, isGiven: given }) => given && !named.has(name));
      return {
        declared: declared.map((names) =>
          names.flatMap((each) => byName.get(each)?.credential ?? []),
        ),
        undeclared: new Map(foreign.map(({ name, credential }) => [name, credential])),
      };
    },
    hasKey: [...always, ...known].some((each) => each.isGiven),
    hasOtherKey: others.some((each) => each.isGiven),
    keysOf: (request) => {
      const security = request && match(request.method, request.path)?.security;
      return keySourcesOf(schemes, security ?? []);
    },
  };
}

function nonEmpty(schemes: readonly string[] | undefined): readonly string[] | undefined {
  return schemes?.length === 0 ? undefined : schemes;
}

/** Whether a header carries what a scheme asks for. RFC 9110, section 11.6.2: Authorization. */
function isCredential({ name, value }: GivenHeader, scheme: SecurityScheme): boolean {
  if (scheme.kind !== 'api-key') return name === 'authorization';
  if (scheme.in === 'header') return name === scheme.name.toLowerCase();
  // Other cookies are sent beside that of the scheme.
  const cookies = scheme.in === 'cookie' && name === 'cookie' ? value.split(';') : [];
  return cookies.some((pair) => pair.split('=')[0]?.trim() === scheme.name);
}
