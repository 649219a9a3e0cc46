import { checkCount } from './check-count.js';
import {
  type ClientCredentials,
  type CredentialDefaults,
  resolveCredentials,
} from './client-credentials.js';
import type { ApiKeySource, BasicCredential } from './credential.js';
import { isBrowser, readEnvironment } from './environment.js';
import { ClientError, InvalidInputError } from './errors.js';
import { type FetchOptions, mergeFetchOptions } from './fetch-options.js';
import type { HeaderValues } from './headers.js';
import type { ClientHooks } from './hooks.js';
import { howToPass } from './missing-option.js';
import { type LogOptions, type RequestLog, requestLog } from './request-log.js';
import { property } from './value-type.js';

/** The signature of `fetch`: a URL and one object of options. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The options of a client. Missing ones are read from the environment. */
export interface ClientOptions extends LogOptions {
  readonly apiKey?: string | ApiKeySource | BasicCredential | undefined;
  readonly baseURL?: string | null | undefined;
  /**
   * How often a failed attempt is repeated; 2 by default. If the server asks to wait
   * (`Retry-After`), the client waits up to a minute; if it asks for more, the call fails
   * immediately.
   */
  readonly maxRetries?: number | undefined;
  /** The most milliseconds of one attempt; ten minutes by default. */
  readonly timeout?: number | undefined;
  readonly defaultHeaders?: HeaderValues | undefined;
  readonly defaultQuery?: object | undefined;
  /** Replaces the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Passed to `fetch` with each request, such as `{ dispatcher: new ProxyAgent(url) }` in Node. */
  readonly fetchOptions?: FetchOptions | undefined;
  /** See and change the requests, responses and errors of all calls. */
  readonly hooks?: readonly ClientHooks[] | undefined;
  /** Whether the users of a page may know its key, where the API's clients do not assume it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** An option of one API's clients whose value is sent as a header. */
export interface HeaderOption {
  /** Its name among the options of the client: `team`. */
  readonly name: string;
  /** The header: `Depot-Team`. */
  readonly header: string;
  /** The environment variable that replaces it. */
  readonly environment?: string;
}

/** The API-specific settings of a generated client. */
export interface ClientDefaults extends CredentialDefaults {
  /**
   * Absent where the API's document has no absolute URL; then each client needs the option
   * `baseURL`.
   */
  readonly baseURL?: string;
  /** The environment variables that replace missing options. */
  readonly environment?: {
    readonly apiKey?: string;
    readonly baseURL?: string;
    readonly log?: string;
    /** Has further headers, one a line: `X-Team: tools`. Those of the options take precedence. */
    readonly headers?: string;
  };
  /** The name and version of the client, for the header `user-agent`. Not sent by browsers. */
  readonly userAgent?: string;
  /** The header that has the number of earlier attempts. Not sent by browsers. */
  readonly retryCountHeader?: string;
  /** Whether a browser may have a client only if its options allow it. */
  readonly guardsBrowser?: boolean;
  /** The security of calls without one of their own, in alternatives. */
  readonly security?: readonly (readonly string[])[];
  /** The URL of the server by the values of its variables, where it has any. */
  readonly server?: (variables: unknown) => string;
  /** Further options, which are sent as headers. */
  readonly headers?: readonly HeaderOption[];
}

/** A client's options, complete and checked. */
export interface Settings {
  readonly credentials: ClientCredentials;
  readonly security: readonly (readonly string[])[] | undefined;
  /** Without a trailing slash. */
  readonly baseURL: URL;
  /** Whether the caller chose the base URL, which then replaces the servers of operations as well. */
  readonly hasOwnBaseURL: boolean;
  /** The headers of the client's own options, and of the environment; a later one wins. */
  readonly headers: readonly HeaderValues[];
  readonly maxRetries: number;
  readonly timeout: number;
  readonly defaultHeaders: HeaderValues | undefined;
  readonly defaultQuery: object | undefined;
  readonly fetch: Fetch;
  readonly fetchOptions: FetchOptions;
  readonly hooks: readonly ClientHooks[];
  readonly userAgent: string | undefined;
  readonly retryCountHeader: string | undefined;
  readonly log: RequestLog;
}

const longestTimer = 2 ** 31 - 1;

/**
 * Completes and checks the options of a client.
 *
 * @throws ClientError where the key is missing; InvalidInputError for an invalid option.
 */
export function resolveSettings(options: ClientOptions, defaults: ClientDefaults): Settings {
  const { environment: variables = {}, userAgent, retryCountHeader, guardsBrowser } = defaults;
  const isInBrowser = isBrowser();
  if (guardsBrowser && isInBrowser && options.dangerouslyAllowBrowser !== true) {
    throw new ClientError(
      'everybody who opens a page can read its API key; pass dangerouslyAllowBrowser: true if the key may be public',
    );
  }
  const ownURL = options.baseURL ?? readEnvironment(variables.baseURL);
  const baseURL = ownURL ?? urlOfServer(options, defaults);
  if (baseURL === undefined) {
    throw new InvalidInputError('baseURL', howToPass('baseURL', variables.baseURL));
  }
  return {
    credentials: resolveCredentials(options, defaults),
    security: defaults.security,
    baseURL: checkBaseURL(baseURL),
    hasOwnBaseURL: ownURL !== undefined,
    headers: [
      resolveHeaders(options, defaults.headers ?? []),
      headersOfLines(readEnvironment(variables.headers) ?? ''),
    ],
    maxRetries: checkCount('maxRetries', options.maxRetries ?? 2),
    timeout: checkTimeout(options.timeout ?? 600_000),
    defaultHeaders: options.defaultHeaders,
    defaultQuery: options.defaultQuery,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    fetchOptions: mergeFetchOptions([options.fetchOptions]),
    hooks: options.hooks ?? [],
    // Others than those of the Fetch standard would need the consent of the server (CORS).
    userAgent: isInBrowser ? undefined : userAgent,
    retryCountHeader: isInBrowser ? undefined : retryCountHeader,
    log: requestLog(options, variables.log),
  };
}

/** @throws InvalidInputError for a value that is not a duration. */
export function checkTimeout(milliseconds: number): number {
  if (milliseconds > 0) return Math.min(milliseconds, longestTimer);
  throw new InvalidInputError(
    'timeout',
    `expected milliseconds above 0, received ${String(milliseconds)}`,
  );
}

function urlOfServer(options: ClientOptions, defaults: ClientDefaults): string | undefined {
  const { server, baseURL } = defaults;
  return server === undefined ? baseURL : server(property(options, 'serverVariables'));
}

/** Null prevents reading an environment variable. */
function resolveHeaders(options: ClientOptions, own: readonly HeaderOption[]): HeaderValues {
  const entries = own.map(({ name, header, environment }): [string, string | undefined] => {
    const option = property(options, name);
    if (option === undefined) return [header, readEnvironment(environment)];
    if (option === null || typeof option === 'string') return [header, option ?? undefined];
    throw new InvalidInputError(name, `expected a string or null, received ${typeof option}`);
  });
  return Object.fromEntries(entries);
}

/** A line without a colon has no header. */
function headersOfLines(text: string): HeaderValues {
  return text.split('\n').flatMap((line) => {
    const [, name, value] = /^([^:]*):(.*)$/s.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.trim(), value.trim()] as const];
  });
}

/**
 * Checks a base URL, and removes its trailing slashes.
 *
 * @throws InvalidInputError for a URL that is relative, not of HTTP, or has a user or password.
 */
export function checkBaseURL(text: string): URL {
  // A base URL may contain a password, so the message does not repeat it.
  if (!URL.canParse(text)) {
    throw new InvalidInputError(
      'baseURL',
      'expected an absolute URL, such as https://api.example/v1',
    );
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InvalidInputError('baseURL', `expected http: or https:, received ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidInputError(
      'baseURL',
      'contains a user name or password; send them as a header',
    );
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}
