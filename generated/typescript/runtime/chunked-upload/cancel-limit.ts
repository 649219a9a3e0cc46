// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { RequestOptions } from '../request-options.js';
import type { FollowedCall } from './follow-call.js';

/** The most milliseconds that an upload may take to be cancelled, with the end of its creation. */
const LIMIT = 10_000;

/**
 * Runs a request that a caller who aborted still waits for: to the end of its attempt, or until ten
 * seconds after the abort. There is no further attempt after an abort.
 *
 * @param abort - Aborted where the time begins; undefined where it begins immediately.
 */
export async function withinLimit<Result>(
  abort: AbortSignal | undefined,
  call: FollowedCall,
  run: (options: RequestOptions) => PromiseLike<Result>,
): Promise<Result> {
  const limit = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    limit.abort(abort?.reason);
  };
  const start = (): void => {
    if (call.isWaiting()) end();
    else timer = setTimeout(end, LIMIT);
  };
  if (abort === undefined) start();
  else abort.addEventListener('abort', start, { once: true });
  const { onRetry } = call.options;
  try {
    return await run({
      ...call.options,
      signal: limit.signal,
      onRetry(milliseconds, error) {
        onRetry?.(milliseconds, error);
        if (abort?.aborted) end();
      },
    });
  } finally {
    clearTimeout(timer);
    abort?.removeEventListener('abort', start);
  }
}
