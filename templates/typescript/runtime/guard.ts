import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  BodyReadError,
  ClientError,
} from './errors.js';
import { property } from './value-type.js';

/**
 * Guards one attempt: ends it at its timeout or when the caller aborts it, and determines why it
 * failed.
 */
export interface Guard {
  readonly signal: AbortSignal;
  /** Converts a failure of the attempt to the error that the caller receives. */
  explain(failure: unknown): ClientError;
  /** Stops the clock. The caller's signal still aborts the reading of the body. */
  stopClock(): void;
}

/** The attempt of a guard. */
export interface GuardedAttempt {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** The method and the URL without its query, which may contain a secret. */
  readonly label: string;
}

/** Starts the clock of an attempt. */
export function guard({ timeout, signal, label }: GuardedAttempt): Guard {
  const clock = new AbortController();
  const timer = setTimeout(() => {
    clock.abort();
  }, timeout);
  return {
    signal: signal === undefined ? clock.signal : AbortSignal.any([signal, clock.signal]),
    stopClock: () => {
      clearTimeout(timer);
    },
    explain(failure) {
      clearTimeout(timer);
      if (signal?.aborted) return abortError(signal);
      if (clock.signal.aborted) {
        const message = `${label}: no response within ${String(timeout)} ms`;
        return new APIConnectionTimeoutError({ message });
      }
      return bodyFailure(failure) ?? connectionFailure(failure, label);
    },
  };
}

/** The error of a call whose signal was aborted. */
export function abortError(signal: AbortSignal): APIUserAbortError {
  return new APIUserAbortError({ message: 'the request was aborted', cause: signal.reason });
}

/** The error of the body's content, if the platform failed because of it. */
function bodyFailure(failure: unknown): ClientError | undefined {
  for (const cause of causes(failure)) {
    if (cause instanceof ClientError) return cause;
    // Thrown on reading a Blob whose file has changed since the Blob was created (File API,
    // "NotReadableError").
    if (cause instanceof DOMException && cause.name === 'NotReadableError') {
      const message =
        'a file of the body could not be read; it was changed or removed since it was opened';
      return new BodyReadError(message, { cause });
    }
  }
  return undefined;
}

function connectionFailure(failure: unknown, label: string): APIConnectionError {
  const chain = causes(failure);
  const described = chain
    .map(word)
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index);
  const message = `${label}: ${described.join(': ') || 'no connection'}`;
  const Class = chain.some(isTimeout) ? APIConnectionTimeoutError : APIConnectionError;
  return new Class({ message, cause: failure });
}

function causes(failure: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let next = failure; next !== undefined && chain.length < 8;) {
    chain.push(next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return chain;
}

function word(cause: unknown): string {
  return cause instanceof Error ? cause.message || code(cause) : String(cause);
}

function isTimeout(cause: unknown): boolean {
  return (
    cause instanceof Error && /TIMEOUT|ETIMEDOUT/.test(`${code(cause)} ${cause.name.toUpperCase()}`)
  );
}

function code(cause: Error): string {
  const value = property(cause, 'code');
  return typeof value === 'string' ? value : '';
}
