/** The most milliseconds that an upload may take to be cancelled, with the end of its creation. */
const LIMIT = 10_000;

/**
 * Runs a request that a caller who aborted still waits for: to the end, or until ten seconds after
 * the abort.
 *
 * @param abort - Aborted where the time begins; undefined where it begins immediately.
 */
export async function withinLimit<Result>(
  abort: AbortSignal | undefined,
  run: (signal: AbortSignal) => PromiseLike<Result>,
): Promise<Result> {
  const limit = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = (): void => {
    timer = setTimeout(() => {
      limit.abort(abort?.reason);
    }, LIMIT);
  };
  if (abort === undefined) start();
  else abort.addEventListener('abort', start, { once: true });
  try {
    return await run(limit.signal);
  } finally {
    clearTimeout(timer);
    abort?.removeEventListener('abort', start);
  }
}
