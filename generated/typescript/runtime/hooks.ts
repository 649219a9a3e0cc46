// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { OpenAIError } from './errors.js';

/** A request, before it is sent. */
export interface HookRequest {
  readonly method: string;
  /** With the query. */
  readonly url: URL;
  /** With the headers of the credential. */
  readonly headers: Headers;
  /**
   * The body, where it is in memory as text: JSON, for example. Undefined for files and streams,
   * and without a body. It can't be changed.
   */
  readonly body: string | undefined;
}

/**
 * Functions that see and change what a call sends and receives. Each may be asynchronous, and
 * returns what is used from then on: its argument, or another value. A client's hooks run before
 * those of the call, in their order. If `onRequest` or `onResponse` throws, the call fails without
 * another attempt, by an error whose `cause` is what was thrown.
 */
export interface ClientHooks {
  /** Runs before each attempt. Only `url` and `headers` of the result are used. */
  readonly onRequest?: (request: HookRequest) => HookRequest | Promise<HookRequest>;
  /**
   * Runs for the response to each attempt, also if its status is an error, before its body is read.
   * To read the body, read that of a clone.
   */
  readonly onResponse?: (response: Response, request: HookRequest) => Response | Promise<Response>;
  /**
   * Runs once for a call that fails, after its last attempt or while its response is read. It does
   * not run for arguments that can't be sent.
   */
  readonly onError?: (error: Error, call: HookCall) => Error | Promise<Error>;
}

/** The call that failed. */
export interface HookCall {
  readonly method: string;
  /** Without the credential. */
  readonly url: URL;
}

/** A call with its hooks, in the order in which they run. */
export interface HookedCall extends HookCall {
  readonly hooks: readonly ClientHooks[];
}

/** The request that is sent. @throws OpenAIError where a hook fails. */
export async function changedRequest(
  hooks: readonly ClientHooks[],
  request: HookRequest,
): Promise<HookRequest> {
  let changed = request;
  for (const { onRequest } of hooks) {
    if (onRequest !== undefined) changed = await run('onRequest', () => onRequest(changed));
  }
  return changed;
}

/** The response that is read. @throws OpenAIError where a hook fails. */
export async function changedResponse(
  hooks: readonly ClientHooks[],
  request: HookRequest,
  response: Response,
): Promise<Response> {
  let changed = response;
  try {
    for (const { onResponse } of hooks) {
      if (onResponse !== undefined) {
        changed = await run('onResponse', () => onResponse(changed, request));
      }
    }
  } catch (failure) {
    // Not awaited: it fails where the hook has locked the body.
    changed.body?.cancel().catch(() => undefined);
    throw failure;
  }
  return changed;
}

/** Does a part of a call, whose error passes through the hooks. */
export async function withErrorHooks<T>(call: HookedCall, part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (failure) {
    if (!(failure instanceof Error)) throw failure;
    let error = failure;
    for (const { onError } of call.hooks) error = (await onError?.(error, call)) ?? error;
    throw error;
  }
}

async function run<T>(name: string, hook: () => T | Promise<T>): Promise<T> {
  try {
    return await hook();
  } catch (cause) {
    throw new OpenAIError(`the hook ${name} failed`, { cause });
  }
}
