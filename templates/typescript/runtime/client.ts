import { APIPromise } from './api-promise.js';
import type { Call, Reply } from './attempt.js';
import type { ClientRequest, PageRequest } from './client-request.js';
import { chooseCredentials } from './client-credentials.js';
import { encodeBody } from './encode-body.js';
import { mergeFetchOptions } from './fetch-options.js';
import { withErrorHooks } from './hooks.js';
import { cookieText, parameterHeaders } from './parameter-headers.js';
import { CursorPage, PagePromise, type PageSource } from './page.js';
import { readReply } from './read-reply.js';
import type { RequestOptions } from './request-options.js';
import { requestURL } from './request-url.js';
import { send } from './send.js';
import {
  checkBaseURL,
  checkRetries,
  checkTimeout,
  type ClientDefaults,
  type ClientOptions,
  resolveSettings,
  type Settings,
} from './settings.js';

export type { ApiKeySource, BasicCredential, CredentialOption } from './credential.js';
export type { ClientDefaults, ClientOptions, Fetch } from './settings.js';

/** The base of every generated client: settings, and the execution of calls. */
export class APIClient {
  // Private at run time too, so that a logged client does not contain the key.
  readonly #settings: Settings;

  /**
   * @throws ClientError where the key is missing; InvalidInputError for an invalid option.
   */
  constructor(options: ClientOptions | undefined, defaults: ClientDefaults) {
    this.#settings = resolveSettings(options ?? {}, defaults);
  }

  /** The base URL, without a trailing slash. */
  get baseURL(): string {
    return this.#settings.baseURL.href.replace(/\/$/, '');
  }

  /** Sends a call whose result is defined by its `response`; `T` is the type in the document. */
  request<T, Responses = object>(
    request: ClientRequest,
    options?: RequestOptions,
  ): APIPromise<T, Responses> {
    const kind = request.response ?? 'json';
    // The only point where bytes become the type that the document declares.
    const read = (reply: Reply): Promise<T> =>
      withErrorHooks(reply.call, () => readReply(reply, kind) as Promise<T>);
    return new APIPromise(() => this.requestReply(request, options), read, request.responseHeaders);
  }

  /** Sends a call whose result is a page of a list. */
  requestPage<T, Responses = object>(
    request: PageRequest,
    options?: RequestOptions,
  ): PagePromise<T, Responses> {
    return this.#page(request, options, []);
  }

  #page<T, Responses>(
    request: PageRequest,
    options: RequestOptions | undefined,
    cursors: readonly string[],
  ): PagePromise<T, Responses> {
    const source: PageSource<T> = {
      rule: request.page,
      cursors,
      next: (cursor, seen) => {
        // The cursor must override an `after` of the caller's first request.
        const query = { ...request.query, ...options?.query, [request.page.cursor]: cursor };
        return this.#page({ ...request, query }, { ...options, query: undefined }, seen);
      },
    };
    return new PagePromise(
      () => this.requestReply(request, options),
      (reply) =>
        withErrorHooks(
          reply.call,
          async () => new CursorPage<T>(await readReply(reply, 'json'), source),
        ),
      request.responseHeaders,
    );
  }

  /** Sends a call whose response the caller reads. */
  async requestReply(request: ClientRequest, options: RequestOptions = {}): Promise<Reply> {
    const call = callOf(request, options, this.#settings);
    return withErrorHooks(call, () => send(call));
  }
}

function callOf(request: ClientRequest, options: RequestOptions, settings: Settings): Call {
  const body = encodeBody(request.body, options.partHeaders);
  const { rules } = request;
  return {
    method: request.method,
    url: requestURL(baseOf(request, options, settings), request.path, {
      layers: [settings.defaultQuery, request.query, options.query],
      rules: rules?.query,
    }),
    headers: [
      {
        accept:
          request.accept ?? ((request.response ?? 'json') === 'json' ? 'application/json' : '*/*'),
        'content-type': body?.contentType,
      },
      settings.headers,
      settings.defaultHeaders,
      parameterHeaders(request.headerParameters, rules?.header),
      request.headers,
      options.headers,
      { 'content-type': body?.fixedType ? body.contentType : undefined },
      { 'content-length': body?.contentLength?.toString() },
    ],
    body,
    credentials: chooseCredentials(settings.credentials, request.security ?? settings.security),
    cookies: cookieText(request.cookieParameters, rules?.cookie),
    maxRetries: checkRetries(options.maxRetries ?? settings.maxRetries),
    timeout: checkTimeout(options.timeout ?? settings.timeout),
    signal: options.signal ?? undefined,
    onRetry: options.onRetry,
    fetch: settings.fetch,
    fetchOptions: mergeFetchOptions([settings.fetchOptions, options.fetchOptions]),
    hooks: [...settings.hooks, ...(options.hooks ?? [])],
  };
}

/**
 * The base URL of a call: what the caller chose for the call or for the client, then the operation's
 * own server.
 */
function baseOf({ server }: ClientRequest, { baseURL }: RequestOptions, settings: Settings): URL {
  if (baseURL !== undefined) return checkBaseURL(baseURL);
  if (server === undefined || settings.hasOwnBaseURL) return settings.baseURL;
  return checkBaseURL(new URL(server, settings.baseURL).href);
}
