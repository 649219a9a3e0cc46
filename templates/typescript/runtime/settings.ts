import { readEnvironment } from './environment.js';
import { InvalidInputError, OpenAIError } from './errors.js';
import { type FetchOptions, mergeFetchOptions } from './fetch-options.js';
import type { HeaderValues } from './headers.js';

/** Gives the key of each attempt, so that it may change while the client lives. */
export type ApiKeySource = () => string | Promise<string>;

/** How `fetch` is called: with an address and one bag of options. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a client may be told. What it is not told, it reads from the environment. */
export interface ClientOptions {
  readonly apiKey?: string | ApiKeySource | undefined;
  readonly baseURL?: string | null | undefined;
  readonly organization?: string | null | undefined;
  readonly project?: string | null | undefined;
  /**
   * How often a failed attempt is repeated; 2 by default. A server that asks to wait (`Retry-After`)
   * is given the time, up to a minute; if it asks for more, the call fails at once.
   */
  readonly maxRetries?: number | undefined;
  /** Milliseconds that one attempt may take; ten minutes unless told. */
  readonly timeout?: number | undefined;
  readonly defaultHeaders?: HeaderValues | undefined;
  readonly defaultQuery?: object | undefined;
  /** Stands in for the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Handed to `fetch` with each request, such as `{ dispatcher: new ProxyAgent(url) }` in Node. */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** What a generated client knows of its API. */
export interface ClientDefaults {
  /** Absent where the API's document has no absolute URL; then each client needs one of its own. */
  readonly baseURL?: string;
  /** The variables of the environment that stand in for options. One for `apiKey` means that a key is needed. */
  readonly environment?: {
    readonly apiKey?: string;
    readonly baseURL?: string;
    readonly organization?: string;
    readonly project?: string;
  };
}

/** A client's options, complete and checked. */
export interface Settings {
  readonly apiKey: ApiKeySource | undefined;
  /** Without a slash at its end. */
  readonly baseURL: URL;
  readonly organization: string | undefined;
  readonly project: string | undefined;
  readonly maxRetries: number;
  readonly timeout: number;
  readonly defaultHeaders: HeaderValues | undefined;
  readonly defaultQuery: object | undefined;
  readonly fetch: Fetch;
  readonly fetchOptions: FetchOptions;
}

const longestTimer = 2 ** 31 - 1;

/**
 * Completes and checks the options of a client.
 *
 * @throws OpenAIError where the key is missing; InvalidInputError for an option that can't work.
 */
export function resolveSettings(options: ClientOptions, defaults: ClientDefaults): Settings {
  const variables = defaults.environment ?? {};
  const baseURL = options.baseURL ?? readEnvironment(variables.baseURL) ?? defaults.baseURL;
  return {
    apiKey: resolveKey(options, variables.apiKey),
    baseURL: checkBaseURL(baseURL ?? missingBaseURL(variables.baseURL)),
    organization: resolve(options.organization, variables.organization),
    project: resolve(options.project, variables.project),
    maxRetries: checkRetries(options.maxRetries ?? 2),
    timeout: checkTimeout(options.timeout ?? 600_000),
    defaultHeaders: options.defaultHeaders,
    defaultQuery: options.defaultQuery,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    fetchOptions: mergeFetchOptions([options.fetchOptions]),
  };
}

/** @throws InvalidInputError for what is no count. */
export function checkRetries(count: number): number {
  if (Number.isInteger(count) && count >= 0) return count;
  throw new InvalidInputError(
    'maxRetries',
    `wanted an integer of at least 0, got ${String(count)}`,
  );
}

/** @throws InvalidInputError for what is no span of time. */
export function checkTimeout(milliseconds: number): number {
  if (milliseconds > 0) return Math.min(milliseconds, longestTimer);
  throw new InvalidInputError(
    'timeout',
    `wanted milliseconds above 0, got ${String(milliseconds)}`,
  );
}

function resolveKey(
  options: ClientOptions,
  variable: string | undefined,
): ApiKeySource | undefined {
  const key = options.apiKey ?? readEnvironment(variable);
  if (typeof key === 'function') return key;
  if (key !== undefined && key.trim() !== '') return () => key;
  if (variable === undefined) return undefined;
  throw new OpenAIError(
    `the API key is missing: set the environment variable ${variable}, or give the client the option apiKey`,
  );
}

/** Null keeps a variable of the environment from being read. */
function resolve(
  option: string | null | undefined,
  variable: string | undefined,
): string | undefined {
  return option === undefined ? readEnvironment(variable) : (option ?? undefined);
}

function missingBaseURL(variable: string | undefined): never {
  const environment = variable === undefined ? '' : `set the environment variable ${variable}, or `;
  throw new InvalidInputError(
    'baseURL',
    `is missing: ${environment}give the client the option baseURL`,
  );
}

function checkBaseURL(text: string): URL {
  // A base URL may hold a password, so the message does not repeat it.
  if (!URL.canParse(text)) {
    throw new InvalidInputError(
      'baseURL',
      'wanted an absolute URL, such as https://api.example/v1',
    );
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InvalidInputError('baseURL', `wanted http: or https:, got ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidInputError('baseURL', 'holds a user name or password; send them as a header');
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}
