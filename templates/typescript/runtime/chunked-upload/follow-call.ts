import type { ClientError } from '../errors.js';
import type { ClientHooks } from '../hooks.js';
import type { RequestOptions } from '../request-options.js';

/** What is known of the attempts of a call. */
export interface FollowedCall {
  /** The options to call with. */
  readonly options: RequestOptions;
  /** Whether the call waits before another attempt: the last one has failed. */
  isWaiting(): boolean;
  /**
   * Whether the server may have done what the call asks for, though the call failed: a rejection of
   * one attempt does not undo what an earlier one did.
   *
   * @param error - The error of the call.
   */
  mayBeDone(error: unknown): boolean;
}

/**
 * Follows the attempts of one call.
 *
 * @param isDoubtful - Whether the server may have done what an attempt with this error asked for.
 */
export function followCall(
  request: RequestOptions,
  isDoubtful: (error: unknown) => boolean,
): FollowedCall {
  let isSent = false;
  let isWaiting = false;
  let mayBeDone = false;
  const onRequest: ClientHooks['onRequest'] = (sent) => {
    isSent = true;
    isWaiting = false;
    return sent;
  };
  const onRetry = (milliseconds: number, error: ClientError): void => {
    isWaiting = true;
    mayBeDone ||= isDoubtful(error);
    request.onRetry?.(milliseconds, error);
  };
  return {
    options: { ...request, onRetry, hooks: [...(request.hooks ?? []), { onRequest }] },
    isWaiting: () => isWaiting,
    mayBeDone: (error) => mayBeDone || (isSent && !isWaiting && isDoubtful(error)),
  };
}
