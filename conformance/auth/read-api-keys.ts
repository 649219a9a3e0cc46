import type { Contract, SecurityScheme } from '@upspec/document';
import { environmentPrefixOf } from '@upspec/document/environment-prefix';
import type { SecurityAlternatives } from './choose-schemes.js';
import type { KeySource } from './credential.js';

/** A security scheme whose credentials can be sent. */
export interface KeyedScheme {
  readonly name: string;
  readonly scheme: SecurityScheme;
  /** Holds its secret: `PETS_API_KEY`, or of several schemes `PETS_SESSION_API_KEY`. */
  readonly variable: string;
}

/** What of a contract says how its requests are authenticated. */
export interface SecuredContract extends Pick<
  Contract,
  'environmentPrefix' | 'title' | 'securitySchemes'
> {
  readonly operations: Readonly<
    Record<string, Pick<Contract['operations'][string], 'method' | 'path' | 'security'>>
  >;
}

/** The schemes that operations name and that a secret can be given for. */
export function keyedSchemes(contract: SecuredContract): readonly KeyedScheme[] {
  const { operations, securitySchemes } = contract;
  const used = new Set(Object.values(operations).flatMap(({ security }) => security.flat()));
  const schemes = Object.entries(securitySchemes).filter(
    ([name, { kind }]) => used.has(name) && kind !== 'other',
  );
  const plain = plainVariable(contract);
  return schemes.map(([name, scheme]) => {
    const own = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
    const prefix = `${environmentPrefixOf(contract)}_${own.toUpperCase()}`;
    return { name, scheme, variable: schemes.length === 1 ? plain : keyVariable(prefix) };
  });
}

/** The variable of an API with one security scheme: `PETS_API_KEY`. */
export function plainVariable(contract: SecuredContract): string {
  return keyVariable(environmentPrefixOf(contract));
}

function keyVariable(prefix: string): string {
  return /_API_KEY$/.test(prefix) ? prefix : `${prefix}_API_KEY`;
}

/**
 * Where the keys of an operation can be given, by the alternatives of its security; without any of
 * them, where each key of the API can be.
 */
export function keySourcesOf(
  schemes: readonly KeyedScheme[],
  security: SecurityAlternatives,
): readonly (readonly KeySource[])[] {
  const source = ({ name, scheme, variable }: KeyedScheme): KeySource => ({
    option: optionOf(name, scheme, schemes.length),
    variable,
  });
  const named = security
    .map((names) => schemes.filter(({ name }) => names.includes(name)).map(source))
    .filter((alternative) => alternative.length > 0);
  return named.length > 0 ? named : schemes.map((each) => [source(each)]);
}

/** RFC 7617, section 2: the credentials of HTTP Basic are a user and a password. */
function optionOf(name: string, { kind }: SecurityScheme, count: number): string {
  const key = kind === 'basic' ? 'user:password' : 'KEY';
  return count === 1 ? key : `${name}=${key}`;
}

export interface ReadKeys {
  /** By the name of the scheme. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** Where keys are read from. */
export interface KeyReading {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The option that they were given by: `--api-key`. */
  readonly option: string;
}

/** Reads `KEY` and `NAME=KEY` of a command line; a scheme without one reads its variable. */
export function readApiKeys(
  schemes: readonly KeyedScheme[],
  given: readonly string[],
  { environment, option }: KeyReading,
): ReadKeys {
  const secrets = new Map<string, string>();
  const problems: string[] = [];
  for (const { name, variable } of schemes) {
    const secret = environment[variable];
    if (secret !== undefined && secret !== '') secrets.set(name, secret);
  }
  for (const text of given.filter((each) => each !== '')) {
    const named = schemes.find(({ name }) => text.startsWith(`${name}=`));
    const [only] = schemes;
    if (named !== undefined) secrets.set(named.name, text.slice(named.name.length + 1));
    else if (only !== undefined && schemes.length === 1) secrets.set(only.name, text);
    else problems.push(unknownSchemes(schemes, option));
  }
  return { secrets, problems };
}

/** A key is not quoted: it is a secret. */
function unknownSchemes(schemes: readonly KeyedScheme[], option: string): string {
  if (schemes.length === 0) {
    return (
      'no operation of the document names a security scheme that a key can be sent by; ' +
      "give it with --header 'Name: $VARIABLE'"
    );
  }
  return `the document has ${schemes.length} security schemes; name the one that the key belongs to: ${optionsOf(schemes, option)}`;
}

function optionsOf(schemes: readonly KeyedScheme[], option = '--api-key'): string {
  return schemes.map(({ name }) => `${option} ${name}=KEY`).join(' or ');
}

/** A key that is in the variable of the whole API, although several schemes could send it. */
export interface AmbiguousKey {
  readonly variable: string;
  readonly key: string | undefined;
  /** The secrets that are sent; a key that is one of them belongs to its scheme. */
  readonly sent: readonly string[];
}

/** What is wrong with a key of no scheme, undefined where all is well. */
export function ambiguousKeyProblem(
  schemes: readonly KeyedScheme[],
  { variable, key, sent }: AmbiguousKey,
): string | undefined {
  if (key === undefined || key === '' || schemes.length < 2 || sent.includes(key)) return undefined;
  const variables = schemes.map((each) => each.variable);
  if (variables.includes(variable)) return undefined;
  return (
    `${variable} is set, but the document has ${schemes.length} security schemes; ` +
    `set the variable of the one that the key belongs to instead: ${variables.join(' or ')}, ` +
    `or pass ${optionsOf(schemes)}`
  );
}
