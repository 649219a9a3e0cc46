// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { ApiKeySource, Credential } from './credential.js';
import { readEnvironment } from './environment.js';
import { OpenAIError } from './errors.js';
import { howToPass } from './missing-option.js';
import type { ClientDefaults, ClientOptions } from './settings.js';
import { property } from './value-type.js';

/** A client for another provider of the same API. */
export interface VariantRule {
  /** The header that has the key, without a scheme, and the variable that replaces the option. */
  readonly key: { readonly header: string; readonly environment: string };
  /** The option for a function that returns bearer tokens, used in place of the key. */
  readonly tokenOption?: string;
  /** The option for the provider's own URL, and the path of the API below it. */
  readonly endpoint: {
    readonly option: string;
    readonly environment: string;
    readonly path: string;
  };
  /** Required options that are sent with each request as query parameters. */
  readonly query: readonly {
    readonly name: string;
    readonly option: string;
    readonly environment: string;
  }[];
}

/** What the base class is constructed with. */
export interface VariantInputs {
  readonly options: ClientOptions;
  readonly defaults: ClientDefaults;
  /** The values of the options that are query parameters, by their names. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The options and defaults of a variant in the terms of every client.
 *
 * @param defaults - Those of the API's own client.
 * @throws OpenAIError where a required option is missing, or two options exclude each other.
 */
export function variantOf(
  options: Omit<ClientOptions, 'apiKey'>,
  defaults: ClientDefaults,
  rule: VariantRule,
): VariantInputs {
  const { key, query } = rule;
  const token = rule.tokenOption === undefined ? undefined : property(options, rule.tokenOption);
  const ownKey = property(options, 'apiKey');
  if (token !== undefined && ownKey !== undefined) excluded('apiKey', rule.tokenOption ?? '');
  const values = Object.fromEntries(
    query.map(({ name, option, environment }) => [
      name,
      requiredOption(options, option, environment),
    ]),
  );
  const credential: Credential = { in: 'header', name: key.header };
  return {
    values,
    options: {
      ...options,
      apiKey: token === undefined ? textOf(ownKey) : tokenSource(token),
      baseURL: baseURLOf(options, defaults, rule),
      defaultQuery: { ...options.defaultQuery, ...values },
      // A token expires soon, so that a browser may have it.
      dangerouslyAllowBrowser: options.dangerouslyAllowBrowser ?? token !== undefined,
    },
    defaults: {
      ...defaults,
      environment: { ...defaults.environment, apiKey: key.environment },
      ...(token === undefined && { credential }),
    },
  };
}

/** The options of a client with others in place of some: one that names a URL replaces the other. */
export function changedOptions<Options extends Omit<ClientOptions, 'apiKey'>>(
  own: Options,
  changes: Options,
  { endpoint, tokenOption = '' }: VariantRule,
): Options {
  const has = (option: string): boolean => property(changes, option) !== undefined;
  const dropped = [
    ...(has(endpoint.option) ? ['baseURL'] : []),
    ...(has('baseURL') ? [endpoint.option] : []),
    ...(has(tokenOption) ? ['apiKey'] : []),
    ...(has('apiKey') ? [tokenOption] : []),
  ];
  return Object.assign(
    {},
    own,
    Object.fromEntries(dropped.map((name) => [name, undefined])),
    changes,
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function tokenSource(token: unknown): ApiKeySource {
  return async () => {
    const key: unknown =
      typeof token === 'function' ? await Reflect.apply(token, undefined, []) : token;
    return textOf(key) ?? '';
  };
}

function baseURLOf(
  options: Omit<ClientOptions, 'apiKey'>,
  defaults: ClientDefaults,
  { endpoint }: VariantRule,
): string {
  const given = property(options, endpoint.option);
  const { baseURL } = options;
  if (typeof given === 'string' && typeof baseURL === 'string')
    excluded('baseURL', endpoint.option);
  if (typeof baseURL === 'string') return baseURL;
  const own = readEnvironment(defaults.environment?.baseURL);
  if (typeof given !== 'string' && own !== undefined) return own;
  const url = requiredOption(options, endpoint.option, endpoint.environment);
  return `${url.replace(/\/+$/, '')}${endpoint.path}`;
}

function requiredOption(options: object, option: string, environment: string): string {
  const given = property(options, option);
  const value = typeof given === 'string' && given !== '' ? given : readEnvironment(environment);
  if (value !== undefined) return value;
  throw new OpenAIError(`the ${option} ${howToPass(option, environment)}`);
}

function excluded(one: string, other: string): never {
  throw new OpenAIError(`the options ${one} and ${other} exclude each other; pass one of them`);
}
