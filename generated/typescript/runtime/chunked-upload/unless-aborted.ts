// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { abortError } from '../guard.js';

/** A promise that fails at once where the signal is aborted, whatever its source still waits for. */
export function unlessAborted<T>(source: T, signal: AbortSignal | undefined): Promise<Awaited<T>> {
  const promise = Promise.resolve(source);
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(abortError(signal));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
