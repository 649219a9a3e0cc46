import { APIPromise, type Read } from './api-promise.js';
import type { Call, Reply } from './attempt.js';
import type { ClientRequest, PageRequest, ResponseKind, ResponseKinds } from './client-request.js';
import { checkCount } from './check-count.js';
import { chooseCredentials } from './client-credentials.js';
import { mergeFetchOptions } from './fetch-options.js';
import { awaitFailure } from './file-source.js';
import { withErrorHooks } from './hooks.js';
import type { PageSource } from './next-page.js';
import { CursorPage, PagePromise } from './page.js';
import type { RawRequest, RawRequestOptions } from './raw-request.js';
import { readReply } from './read-reply.js';
import type { WithRequestId } from './request-id.js';
import type { LogLevel } from './request-log.js';
import type { RequestOptions } from './request-options.js';
import { requestURL } from './request-url.js';
import { send } from './send.js';
import {
  checkBaseURL,
  checkTimeout,
  type ClientDefaults,
  type ClientOptions,
  resolveSettings,
  type Settings,
} from './settings.js';

export type { ApiKeySource, BasicCredential, CredentialOption } from './credential.js';
export type { Logger, LogLevel } from './request-log.js';
export type { ClientDefaults, ClientOptions, Fetch } from './settings.js';

/** The base of every generated client: settings, and the execution of calls. */
export class APIClient {
  // Private at run time too, so that a logged client does not contain the key.
  readonly #settings: Settings;
  readonly #options: ClientOptions;

  /**
   * @throws ClientError where the key is missing; InvalidInputError for an invalid option.
   */
  constructor(options: ClientOptions | undefined, defaults: ClientDefaults) {
    this.#options = options ?? {};
    this.#settings = resolveSettings(this.#options, defaults);
  }

  /** The options as they were passed. */
  protected get options(): ClientOptions {
    return this.#options;
  }

  /** The base URL, without a trailing slash. */
  get baseURL(): string {
    return this.#settings.baseURL.href.replace(/\/$/, '');
  }

  /** How often a failed attempt is repeated. */
  get maxRetries(): number {
    return this.#settings.maxRetries;
  }

  /** The most milliseconds of one attempt. */
  get timeout(): number {
    return this.#settings.timeout;
  }

  get logLevel(): LogLevel {
    return this.#settings.log.level;
  }

  /**
   * Sends a request that the document does not describe, with the credentials, headers and retries
   * of the client. The result is the parsed body if it is JSON, otherwise its text.
   */
  request<T>(request: RawRequest | PromiseLike<RawRequest>): APIPromise<T> {
    const sent = async (): Promise<Reply> => {
      const { method, path, body, ...options } = await request;
      // A stream that fails while the code is loaded must not end the process.
      awaitFailure(body);
      const { rawRequest } = await import('./raw-request.js');
      return this.requestReply(
        rawRequest({ method, path, body, headers: options.headers }),
        options,
      );
    };
    return new APIPromise<T>(sent, (reply) => this.#read(reply, 'any'));
  }

  /** Sends a GET request that the document does not describe, like `request`. */
  get<T>(path: string, options?: RawRequestOptions): APIPromise<T> {
    return this.request({ ...options, method: 'get', path });
  }

  /** Sends a POST request that the document does not describe, like `request`. */
  post<T>(path: string, options?: RawRequestOptions): APIPromise<T> {
    return this.request({ ...options, method: 'post', path });
  }

  /** Sends a PUT request that the document does not describe, like `request`. */
  put<T>(path: string, options?: RawRequestOptions): APIPromise<T> {
    return this.request({ ...options, method: 'put', path });
  }

  /** Sends a PATCH request that the document does not describe, like `request`. */
  patch<T>(path: string, options?: RawRequestOptions): APIPromise<T> {
    return this.request({ ...options, method: 'patch', path });
  }

  /** Sends a DELETE request that the document does not describe, like `request`. */
  delete<T>(path: string, options?: RawRequestOptions): APIPromise<T> {
    return this.request({ ...options, method: 'delete', path });
  }

  /** Sends a call whose result is defined by its `response`; `T` is the type in the document. */
  requestResult<T, Responses = object>(
    request: ClientRequest,
    options?: RequestOptions,
  ): APIPromise<T, Responses> {
    const kind = request.response ?? 'json';
    return new APIPromise<T, Responses>(
      () => this.requestReply(request, options),
      (reply) => this.#read(reply, kind),
      request.responseHeaders,
    );
  }

  #read<T>(reply: Reply, kind: ResponseKind | ResponseKinds): Promise<Read<WithRequestId<T>>> {
    // The only point where bytes become the type that the document declares.
    return withErrorHooks(
      reply.call,
      () => readReply(reply, kind) as Promise<Read<WithRequestId<T>>>,
    );
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
    const source: PageSource<CursorPage<T>> = {
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
        withErrorHooks(reply.call, async () => {
          const read = await readReply(reply, 'json');
          const id = read.reply.response.headers.get('x-request-id');
          return { reply: read.reply, data: new CursorPage<T>(read.data, source, id) };
        }),
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
  const body = request.body?.(options.partHeaders ?? {});
  const { rules } = request;
  return {
    method: request.method,
    url: requestURL(baseOf(request, options, settings), request.path, {
      layers: [settings.defaultQuery, request.query, options.query],
      style: rules?.query,
    }),
    headers: [
      {
        'user-agent': settings.userAgent,
        accept: request.accept ?? (isJson(request.response) ? 'application/json' : '*/*'),
        'content-type': body?.contentType || undefined,
      },
      ...settings.headers,
      settings.defaultHeaders,
      rules?.headers(request.headerParameters),
      request.headers,
      options.headers,
      { 'content-type': body?.fixedType ? body.contentType : undefined },
      { 'content-length': body?.contentLength?.toString() },
    ],
    body,
    credentials: chooseCredentials(settings.credentials, request.security ?? settings.security),
    keys: settings.credentials.keys,
    cookies: rules?.cookies(request.cookieParameters),
    maxRetries: checkCount('maxRetries', options.maxRetries ?? settings.maxRetries),
    timeout: checkTimeout(options.timeout ?? settings.timeout),
    signal: options.signal ?? undefined,
    onRetry: options.onRetry,
    fetch: settings.fetch,
    fetchOptions: mergeFetchOptions([settings.fetchOptions, options.fetchOptions]),
    hooks: [...settings.hooks, ...(options.hooks ?? [])],
    retryCountHeader: settings.retryCountHeader,
    log: settings.log,
  };
}

function isJson(response: ClientRequest['response'] = 'json'): boolean {
  return response === 'json' || response === 'any';
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
