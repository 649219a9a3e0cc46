// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { boundedText } from './bounded-text.js';
import {
  currentKeys,
  type Key,
  type KeyedCredential,
  keyHeaders,
  type KeySupport,
} from './credential.js';
import type { EncodedBody, OpenBody } from './encoded-body.js';
import { errorOfLongResponse, errorOfResponse } from './error-response.js';
import { APIConnectionError, OpenAIError } from './errors.js';
import type { FetchOptions } from './fetch-options.js';
import { follow } from './follow.js';
import { abortError, guard, type Guard } from './guard.js';
import { type HeaderValues, mergeHeaders } from './headers.js';
import { changedRequest, changedResponse, type ClientHooks } from './hooks.js';
import type { RequestLog } from './request-log.js';
import { requestedDelay } from './retry.js';
import type { Fetch } from './settings.js';

/** The maximum size of an error's body. */
const longestError = 1024 * 1024;

/** The maximum size of a JSON response, which is held in memory as a whole. */
const longestText = 64 * 1024 * 1024;

/** An encoded call, with everything that is needed to send it. */
export interface Call {
  readonly method: string;
  readonly url: URL;
  /** Layers of headers over the key's header; a later one wins. */
  readonly headers: readonly (HeaderValues | undefined)[];
  readonly body: EncodedBody | undefined;
  /** What the call is authenticated with. */
  readonly credentials: readonly KeyedCredential[];
  /** How they are sent; undefined for one key in a header. */
  readonly keys: KeySupport | undefined;
  /** The value of the header `cookie`, without the cookies of credentials. */
  readonly cookies: string | undefined;
  readonly maxRetries: number;
  /** Milliseconds for each attempt. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** Called before each wait for another attempt. */
  readonly onRetry: ((milliseconds: number, error: OpenAIError) => void) | undefined;
  readonly fetch: Fetch;
  readonly fetchOptions: FetchOptions;
  /** In the order in which they run. */
  readonly hooks: readonly ClientHooks[];
  /** The header that has the number of earlier attempts; undefined where there is none. */
  readonly retryCountHeader: string | undefined;
  readonly log: RequestLog;
}

/** What an attempt sends in addition to the call. */
export interface AttemptInputs {
  /** How many attempts were made before. */
  readonly retries: number;
  /** The keys to send, if they were requested already. */
  readonly renewed?: readonly Key[];
}

/** The successful response to a call. */
export interface Reply extends Received {
  /**
   * Sends the call again where that is possible, because the body could not be read to its end.
   *
   * @param error - Thrown where the call is not sent again.
   */
  again(error: OpenAIError): Promise<Reply>;
}

/** A 2xx response whose body is still to be read. */
export interface Received {
  readonly kind: 'reply';
  readonly response: Response;
  /** The call that was sent. */
  readonly call: Call;
  /** Reads the body within the attempt's remaining time; fails above 64 MiB. */
  text(): Promise<string>;
  /** Stops the clock: the caller reads the body, without a time limit. */
  release(): void;
  /** Converts a failure of reading the body to the error that the caller receives. */
  explain(failure: unknown): OpenAIError;
}

/** An attempt that failed. */
export interface Failure {
  readonly kind: 'failure';
  readonly error: OpenAIError;
  /** The response's; undefined where none came. */
  readonly headers?: Headers | undefined;
  /** The milliseconds that the server asks to wait before another attempt. */
  readonly delay?: number | undefined;
  /** The keys that were sent; undefined where nothing was sent. */
  readonly keys?: readonly Key[];
}

/**
 * Sends a call once.
 *
 * @throws InvalidInputError for headers that HTTP can't carry; OpenAIError where the key's source
 * or a request hook fails.
 */
export async function attempt(
  call: Call,
  { retries, renewed }: AttemptInputs,
): Promise<Received | Failure> {
  const { body, signal, method, url } = call;
  if (signal?.aborted) return { kind: 'failure', error: abortError(signal) };
  const keys = renewed ?? (await currentKeys(call.credentials));
  const request = await changedRequest(call.hooks, {
    method,
    url: call.keys?.url(url, keys) ?? url,
    headers: mergeHeaders([
      (call.keys?.headers ?? keyHeaders)(keys, call.cookies),
      call.retryCountHeader === undefined ? {} : { [call.retryCountHeader]: String(retries) },
      ...call.headers,
    ]),
    body: body?.text,
  });
  // Loaded only where requests are logged.
  const logged = call.log.isVerbose
    ? (await import('./log-request.js')).logRequest(call, request)
    : undefined;
  const { headers } = request;
  const label = `${method} ${url.origin}${url.pathname}`;
  const watch = guard({ timeout: call.timeout, signal, label });
  const opened: OpenBody[] = [];
  const fail = (error: OpenAIError, response?: Response): Failure => {
    for (const open of opened) open.cancel(error);
    return { kind: 'failure', error, headers: response?.headers, keys };
  };
  try {
    const received = await follow(call.fetch, {
      url: request.url,
      method,
      headers,
      body: body && (() => openInto(opened, body)),
      replayable: body?.replayable ?? true,
      signal: watch.signal,
      options: call.fetchOptions,
    });
    const response = await changedResponse(call.hooks, request, received);
    logged?.(response);
    if (response.ok) return reply(call, response, watch);
    const errorBody = await boundedText(response.body, longestError);
    const text = redact(errorBody.text, [...keys.map(({ key }) => key), bareToken(headers)]);
    watch.stopClock();
    const now = Date.now();
    const delay = await requestedDelay(response.headers, now);
    return { ...fail(await errorOfResponse(response, { text, now, delay }), response), delay };
  } catch (failure) {
    return fail(watch.explain(opened.at(-1)?.failure?.() ?? failure));
  }
}

function reply(call: Call, response: Response, watch: Guard): Received {
  return {
    kind: 'reply',
    response,
    call,
    release: watch.stopClock,
    explain: watch.explain,
    async text() {
      try {
        const { text, isCut } = await boundedText(response.body, longestText);
        if (isCut) throw errorOfLongResponse(response, longestText);
        return text;
      } catch (failure) {
        throw failure instanceof OpenAIError ? failure : watch.explain(failure);
      } finally {
        watch.stopClock();
      }
    },
  };
}

async function openInto(opened: OpenBody[], body: EncodedBody): Promise<OpenBody['init']> {
  const open = await body.open();
  opened.push(open);
  return open.init;
}

function bareToken(headers: Headers): string | undefined {
  return headers.get('authorization')?.replace(/^\S+\s+/, '');
}

/** Servers repeat keys in their errors; a logged message must not contain them. */
function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets.reduce<string>(
    (clean, secret) => (secret ? clean.replaceAll(secret, '[key]') : clean),
    text,
  );
}

/** Whether an attempt failed in transport, so that another one may succeed. */
export function isConnectionFailure({ error }: Failure): boolean {
  return error instanceof APIConnectionError;
}
